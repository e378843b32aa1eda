import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where the first instance of a test run keeps its folder for the others; named by the run's set-up. */
export const SEEDED_HOME = 'VICHE_SEEDED_HOME';

const WAIT_MS = 180_000;

/**
 * Fills `home` with a copy of a stopped, seeded instance: made once a test run by `make`, so that the other files of tests
 * need not migrate and seed again. Does nothing outside a test run.
 */
export async function copySeededHome(home: string, make: (home: string) => Promise<void>): Promise<void> {
  const folder = process.env[SEEDED_HOME];
  if (!folder) return;
  const seeded = path.join(folder, 'home');
  const ready = path.join(folder, 'ready');
  if (isFirst(folder)) {
    await make(seeded);
    forgetPorts(seeded);
    writeFileSync(ready, '');
  }
  for (const start = Date.now(); !existsSync(ready); await sleep(200)) {
    if (Date.now() - start > WAIT_MS) throw new Error('the seeded instance was not made in time');
  }
  // Its database belongs to another user where the tests run as root: Node's copy would not keep that.
  execFileSync('cp', ['-a', `${seeded}/.`, home]);
}

/** The one who makes the folder fills it. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two copies that start in the same moment would find the same ports free. */
function forgetPorts(home: string): void {
  const file = path.join(home, 'state.json');
  const { secrets } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ secrets }), { mode: 0o600 });
  rmSync(path.join(home, 'running.pid'), { force: true });
}
