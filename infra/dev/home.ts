import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** What the demo remembers between starts, beside the data: keys, passwords and the ports it found. */
export interface HomeState {
  readonly secrets: Readonly<Record<string, string>>;
  readonly ports: { readonly postgres: number; readonly sandbox: number; readonly smtp: number };
}

const secret = () => randomBytes(32).toString('base64');

function newSecrets(): Record<string, string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    SCOPE_KEY: secret(),
    VICHE_PLATFORM_KEY: secret(),
    VICHE_OUTER_KEY: secret(),
    VICHE_COOKIE_KEY: secret(),
    VICHE_NETWORK_KEY: secret(),
    ENVELOPE_KEY: secret(),
    AUDIT_SIGNING_KEY: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    EID_CLIENT_SECRET: secret(),
    ...Object.fromEntries(
      ['SUPERUSER', 'OWNER', 'APP', 'RELAY', 'QUEUE'].map((role) => [
        `${role}_PASSWORD`,
        randomBytes(24).toString('hex'),
      ]),
    ),
  };
}

/** A sentence for a folder that cannot be used. */
export class HomeUnusable extends Error {}

/** Folder by folder: the recursive form of Node never returns where a parent takes no folders (`/proc`). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Opens the folder of the instance, making it where needed. Throws HomeUnusable with one clear sentence. */
export function openHome(home: string, wish: 'keep' | 'fresh'): void {
  try {
    if (wish === 'fresh') rmSync(home, { recursive: true, force: true });
    makeFolder(home);
    accessSync(home, constants.W_OK);
    writeFileSync(path.join(home, '.writable'), '');
    rmSync(path.join(home, '.writable'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC')
      throw new HomeUnusable(`The disk that holds ${home} is full: free some space and start again.`);
    throw new HomeUnusable(`The folder ${home} cannot be written to (${code}): choose another with --home DIR.`);
  }
}

/** One instance per folder: refuses while the process that wrote the mark is alive. */
export function claimHome(home: string): () => void {
  const mark = path.join(home, 'running.pid');
  if (existsSync(mark)) {
    const pid = Number(readFileSync(mark, 'utf8'));
    if (pid && isAlive(pid))
      throw new HomeUnusable(
        `Viche is already running from ${home} (process ${pid}): stop it first, or use another --home.`,
      );
  }
  writeFileSync(mark, String(process.pid));
  return () => rmSync(mark, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** True when nobody listens on the port of the loopback address. */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const keepOrFind = async (port: number | undefined) => (port && (await portIsFree(port)) ? port : freePort());

/** Reads the state of the instance or makes a new one; ports that were taken meanwhile are found anew. */
export async function homeState(home: string): Promise<HomeState> {
  const file = path.join(home, 'state.json');
  const known: Partial<HomeState> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const state: HomeState = {
    secrets: { ...newSecrets(), ...known.secrets },
    ports: {
      postgres: await keepOrFind(known.ports?.postgres),
      sandbox: await keepOrFind(known.ports?.sandbox),
      smtp: await keepOrFind(known.ports?.smtp),
    },
  };
  writeFileSync(file, JSON.stringify(state, null, 2), { mode: 0o600 });
  return state;
}
