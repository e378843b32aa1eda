import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

it('R03 the bench runs in short form: a burst loses nothing and doubles nothing; how fast it is, is the bench’s own affair', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'viche-bench-')), 'rows.json');
  execFileSync(process.execPath, ['--import', 'tsx', 'tests/bench/run.ts', '--short', '--json', file], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: 150_000,
  });
  const rows = JSON.parse(readFileSync(file, 'utf8')) as { name: string; value: number; ratio?: number }[];
  const names = rows.map((row) => row.name);
  for (const name of [
    'sign hot petition',
    'search petitions',
    'similar petitions',
    'list petitions',
    'petition page',
    'warm start',
    'memory after run',
    'burst: signatures',
    'moderation queue',
    'export signatures',
    'export signatures, memory',
    'open tenant, of 20',
    'host to tenant',
    'migrate all tenants, of 20',
    'tenant archive',
    'tenant archive, memory',
  ])
    expect(names).toContain(name);
  for (const row of rows) expect(row.value).toBeGreaterThan(0);
}, 180_000);
