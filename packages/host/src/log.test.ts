import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const LOG = path.resolve(import.meta.dirname, 'log.ts');

/** What a process writes when it logs this. */
function written(code: string): string {
  const script = `import { createLogger } from ${JSON.stringify(LOG)}; const log = createLogger('info', 'test'); ${code}`;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: path.resolve(import.meta.dirname, '../../..'),
  });
}

it('K12 whatever is logged is one line without control characters, cut to size', () => {
  const out = written(
    "for (const evil of ['a\\r\\nb', '\\u001b[31mred', '\\u202etxt', '\\u0000', 'x'.repeat(1_000_000), '\\u2028']) log.warn({ code: evil }, 'tried');",
  );
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  for (const line of lines) {
    expect(line.length).toBeLessThan(1_000);
    expect(JSON.parse(line).code).not.toMatch(/\p{Cc}|\p{Cf}/u);
  }
});

it('writes only the fields of the list, and of an error neither message nor values', () => {
  const out = written(
    "log.error({ reqId: 'r1', email: 'canary@mail.example', err: new Error('canary of a person') }, 'failed');",
  );
  expect(out).not.toContain('canary');
  expect(JSON.parse(out)).toMatchObject({ reqId: 'r1', message: 'failed', err: { name: 'Error' } });
});
