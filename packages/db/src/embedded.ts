import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { launchAs, type ServerAccount, serverAccount } from './embedded-account.ts';
import { initialise, superuser } from './embedded-init.ts';
import {
  explainLog,
  freePort,
  isAlive,
  type PostgresPrograms,
  postgresPrograms,
  readPostmaster,
} from './embedded-process.ts';

export interface EmbeddedPostgresOptions {
  /** Folder of the data; made when missing. Its parent must be writable. */
  dataDir: string;
  /** Port on 127.0.0.1; a free one when left out. */
  port?: number;
  /** Password of the superuser `postgres`; the one of the first start for ever. */
  password: string;
  /** 'safe' survives a power cut; 'fast' is for tests, whose data nobody misses. */
  durability?: 'safe' | 'fast';
  onProgress?: (message: string) => void;
}

export interface EmbeddedPostgres {
  /** Superuser's connection string to the database `postgres`. */
  superUrl: string;
  port: number;
  pid: number;
  /** True when a server of an earlier, killed start was still running and was taken over. */
  adopted: boolean;
  /** Ends the server in order (open transactions are rolled back); waits until it is gone. */
  stop(): Promise<void>;
}

function urlOf(port: number, password: string): string {
  return `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

function settings(port: number, durability: 'safe' | 'fast'): string[] {
  const flags = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '120',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    track_commit_timestamp: 'off',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_min_duration_statement: '1s',
    fsync: durability === 'safe' ? 'on' : 'off',
    full_page_writes: durability === 'safe' ? 'on' : 'off',
    synchronous_commit: durability === 'safe' ? 'on' : 'off',
  };
  return Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') {
      throw new Error('The database was made with another password: its secrets file is lost. Start with --fresh.', {
        cause: error,
      });
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function untilGone(pid: number, forMs: number): Promise<boolean> {
  const until = Date.now() + forMs;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await sleep(20);
  }
  return true;
}

async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await untilGone(pid, 15_000)) return;
  }
}

function handle(pid: number, port: number, password: string, adopted: boolean): EmbeddedPostgres {
  // A host that dies by process.exit still takes its database along.
  const onExit = (): void => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
  };
  process.once('exit', onExit);
  const stop = async (): Promise<void> => {
    process.removeListener('exit', onExit);
    await stopServer(pid);
  };
  return { superUrl: urlOf(port, password), port, pid, adopted, stop };
}

async function launch(
  programs: PostgresPrograms,
  account: ServerAccount | null,
  options: EmbeddedPostgresOptions,
  port: number,
): Promise<ChildProcess> {
  const { dataDir, password, durability = 'safe' } = options;
  const logFile = path.join(dataDir, 'server.log');
  const log = openSync(logFile, 'w', 0o600);
  const { command, leading, ids } = launchAs(account, programs.postgres, dataDir);
  // Own process group: Ctrl-C reaches the host, which closes its sessions before it stops the server.
  const child = spawn(command, [...leading, '-D', dataDir, ...settings(port, durability)], {
    ...ids,
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  const until = Date.now() + 60_000;
  while (!ended && Date.now() < until) {
    if (readPostmaster(dataDir) && (await answers(urlOf(port, password)))) return child;
    await sleep(25);
  }
  if (!ended) child.kill('SIGKILL');
  throw new Error(`The embedded database did not start. ${explainLog(readFileSync(logFile, 'utf8'))}`);
}

/**
 * Starts the PostgreSQL that npm brought, on loopback only; makes its data folder at the first start. A stale
 * `postmaster.pid` is ignored, a server that an earlier killed start left behind is taken over.
 *
 * @throws Error with one sentence that a person can act on (port taken, disk full, folder not writable, wrong password).
 */
export async function startEmbeddedPostgres(given: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const options = { ...given, dataDir: path.resolve(given.dataDir) };
  const running = readPostmaster(options.dataDir);
  // The pid may have been given to another program since: only an answer on its port, to our password, is proof.
  if (running && (await answers(urlOf(running.port, options.password)))) {
    options.onProgress?.('database is already running');
    return handle(running.pid, running.port, options.password, true);
  }
  const programs = await postgresPrograms();
  const account = serverAccount();
  if (!existsSync(path.join(options.dataDir, 'PG_VERSION'))) {
    options.onProgress?.('making the database folder');
    mkdirSync(path.dirname(options.dataDir), { recursive: true });
    await initialise(programs, account, options);
  }
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    try {
      const child = await launch(programs, account, options, port);
      options.onProgress?.(`database listens on port ${port}`);
      return handle(child.pid!, port, options.password, false);
    } catch (error) {
      // Between asking for a free port and using it somebody else may take it.
      const taken = options.port === undefined && (error as Error).message.endsWith('The port is taken.');
      if (!taken || attempt === 3) throw error;
    }
  }
}
