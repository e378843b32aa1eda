import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

export interface ArchiveCost {
  readonly seconds: number;
  readonly bytes: number;
  /** Memory of the process before, MiB. */
  readonly before: number;
  /** Peak of its memory over what it had before, MiB. */
  readonly growth: number;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What an archive of a tenant costs a process of its own. `environment`: DATABASE_URL, SCOPE_KEY and the keys. */
export async function archiveCost(
  environment: Readonly<Record<string, string>>,
  tenantId: string,
): Promise<ArchiveCost> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    // A heap of this size, so that what is no longer needed is given back soon: the site's process has twice as much.
    ['--max-old-space-size=128', '--import', 'tsx', 'tests/bench/archive-child.ts', tenantId],
    { cwd: ROOT, env: { ...process.env, ...environment }, timeout: 180_000 },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as ArchiveCost;
}
