// Brings node_modules up to the lock file. Node built-ins only: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveUp, say } from './say.mjs';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const OLDEST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    giveUp(`Node ${process.versions.node} is too old: Viche needs ${OLDEST_NODE.join('.')} or newer.`);
  }
}

/** Runs a program in the repository; ends the process with its output when it fails. */
export function runOrGiveUp(command, args, what, environment = {}) {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return result.stdout;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  const full = /ENOSPC|No space left/.test(`${result.stdout}${result.stderr}`);
  return giveUp(full ? 'The disk is full: free some space and start again.' : `${what} failed: its output is above.`);
}

/** Installs the packages unless the lock file is the one that was installed last. */
export function install() {
  checkNode();
  const lock = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  const mark = path.join(ROOT, 'node_modules', '.viche-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say('Installing packages (once; 1–2 minutes) …');
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, which no one machine can resolve in full.
  // What the lock file names is installed exactly so, by its integrity; the file itself is not written.
  runOrGiveUp(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    'The installation of packages',
    { npm_config_loglevel: 'error' },
  );
  mkdirSync(path.dirname(mark), { recursive: true });
  writeFileSync(mark, lock);
}
