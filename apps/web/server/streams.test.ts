import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { bodyOf, StreamSlots } from './streams.ts';

describe('R05 long answers', () => {
  it('R05 are one for a person and two for a hromada, and are given back once', () => {
    const slots = new StreamSlots();
    const takeFor = (tenant: string, person: string) =>
      slots.take([`person ${tenant} ${person}`, 1], [`tenant ${tenant}`, 2]);
    const first = takeFor('a', 'olena')!;
    expect(takeFor('a', 'olena')).toBeNull();
    const second = takeFor('a', 'petro')!;
    expect(takeFor('a', 'third')).toBeNull();
    expect(takeFor('b', 'olena')).not.toBeNull();
    first();
    first();
    expect(takeFor('a', 'third')).not.toBeNull();
    expect(takeFor('a', 'fourth')).toBeNull();
    second();
    expect(takeFor('a', 'fourth')).not.toBeNull();
  });

  function endless() {
    const seen = { asked: 0, ended: false, given: 0 };
    async function* chunks() {
      try {
        for (;;) {
          seen.asked += 1;
          yield new Uint8Array(1_000);
        }
      } finally {
        seen.ended = true;
      }
    }
    return { seen, chunks: chunks() };
  }

  it('R05 make nothing that nobody takes, and end with their reader', async () => {
    const { seen, chunks } = endless();
    const reader = bodyOf(chunks, { done: () => (seen.given += 1) }).getReader();
    await reader.read();
    await delay(30);
    expect(seen.asked).toBeLessThan(4);
    await reader.cancel();
    expect(seen).toMatchObject({ ended: true, given: 1 });
  });

  it('R05 end when the reader sleeps', async () => {
    const { seen, chunks } = endless();
    const reader = bodyOf(chunks, { done: () => (seen.given += 1), patienceMs: 40 }).getReader();
    await reader.read();
    await delay(120);
    expect(seen).toMatchObject({ ended: true, given: 1 });
    await expect(reader.read().then(() => reader.read())).rejects.toThrow('sleeps');
  });

  it('R05 give their place back when they fail', async () => {
    let given = 0;
    async function* broken() {
      yield new Uint8Array(1);
      throw new Error('no database');
    }
    const body = bodyOf(broken(), { done: () => (given += 1) });
    await expect(new Response(body).arrayBuffer()).rejects.toThrow();
    expect(given).toBe(1);
  });
});
