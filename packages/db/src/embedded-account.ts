import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** The account under which PostgreSQL runs; null where it runs as the caller. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

function numericId(flag: '-u' | '-g', name: string): number {
  return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

function lookUp(name: string): ServerAccount | null {
  try {
    return { uid: numericId('-u', name), gid: numericId('-g', name) };
  } catch {
    return null;
  }
}

/** PostgreSQL refuses to run as root: root lends it the system account `postgres`, made when it is missing. */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp('postgres');
  if (existing) return existing;
  try {
    execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // Some small systems have no useradd; the account "nobody" is there everywhere.
  }
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (!account)
    throw new Error('PostgreSQL cannot run as root, and no account for it could be made. Start as an ordinary user.');
  return account;
}

function mayPass(folder: string, { uid, gid }: ServerAccount): boolean {
  const { mode, uid: owner, gid: group } = statSync(folder);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}

function unreachableFolder(target: string, account: ServerAccount): string | null {
  let folder = path.dirname(target);
  for (;;) {
    if (!mayPass(folder, account)) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

function findSetpriv(): string | null {
  for (const candidate of ['/usr/bin/setpriv', '/bin/setpriv']) {
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // not there: the next place
    }
  }
  return null;
}

/** How to start a program of PostgreSQL: command, arguments before the program's own, and the ids for `spawn`. */
export interface Launch {
  command: string;
  leading: string[];
  ids: { uid?: number; gid?: number };
}

/**
 * Finds a way to run `program` as `account` on `dataDir`. A checkout under /root is closed to other accounts: there the
 * server keeps the one capability that lets it pass (setpriv), rather than our changing the rights of somebody's home.
 *
 * @throws Error with one sentence that names the closed folder, when there is no such way.
 */
export function launchAs(account: ServerAccount | null, program: string, dataDir: string): Launch {
  if (!account) return { command: program, leading: [], ids: {} };
  const closed = unreachableFolder(dataDir, account) ?? unreachableFolder(program, account);
  if (!closed) return { command: program, leading: [], ids: account };
  const setpriv = findSetpriv();
  if (!setpriv) {
    throw new Error(
      `PostgreSQL cannot run as root, and its own account may not enter ${closed}. Move the checkout (for example to /opt) or start as an ordinary user.`,
    );
  }
  const leading = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    program,
  ];
  return { command: setpriv, leading, ids: {} };
}
