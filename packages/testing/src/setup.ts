import { afterEach, beforeEach, expect, vi } from 'vitest';

// A stray console.error is a fault that nobody looks at: here it fails the test. A test that expects one says so by
// replacing the method itself (vi.spyOn(console, 'error').mockImplementation(…)).
const strays: string[] = [];

beforeEach(() => {
  strays.length = 0;
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => {
      strays.push(`console.${method}: ${args.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  expect(strays, 'nothing is written to the console').toEqual([]);
});
