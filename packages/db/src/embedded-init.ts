import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchAs, type ServerAccount } from './embedded-account.ts';
import { explainLog, type PostgresPrograms } from './embedded-process.ts';

/** Name of the superuser of every embedded server. */
export const superuser = 'postgres';

/** What a new data folder is made with. */
export interface NewCluster {
  dataDir: string;
  password: string;
  durability?: 'safe' | 'fast';
}

/** Runs initdb in a folder beside and renames it: a start that is cut off leaves nothing half-made. */
export async function initialise(
  programs: PostgresPrograms,
  account: ServerAccount | null,
  options: NewCluster,
): Promise<void> {
  const building = `${options.dataDir}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = path.join(tmpdir(), `viche-pg-${randomBytes(8).toString('hex')}`);
  mkdirSync(building, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  try {
    if (account) {
      chownSync(building, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const { command, leading, ids } = launchAs(account, programs.initdb, building);
    const own = [
      `--pgdata=${building}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The built-in provider folds case in Cyrillic on every system, whatever locales it has installed.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
      ...(options.durability === 'fast' ? ['--no-sync'] : []),
    ];
    const child = spawn(command, [...leading, ...own], { ...ids, cwd: building, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    child.stdout.on('data', (chunk: Buffer) => (words += chunk));
    child.stderr.on('data', (chunk: Buffer) => (words += chunk));
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code !== 0) throw new Error(`The database folder ${options.dataDir} could not be made. ${explainLog(words)}`);
    renameSync(building, options.dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(building, { recursive: true, force: true });
  }
}
