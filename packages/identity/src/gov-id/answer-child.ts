import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { ChildRequest } from './child/main.ts';

const MEGABYTES = 256;
/** Each takes a core: a crowd at the door waits here and not for the whole machine. */
const MOST_AT_ONCE = 2;

/** Bundled programs find the child beside themselves, tests where they made it, sources run it as they are. */
const BUNDLED = [path.join(import.meta.dirname, 'answer-child.js'), process.env.VICHE_ANSWER_CHILD ?? ''].find(
  (file) => file !== '' && existsSync(file),
);
const CHILD_ARGS = BUNDLED ? [BUNDLED] : ['--import', 'tsx', path.join(import.meta.dirname, 'child', 'main.ts')];

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Asks a process of its own, which reads what came from outside with a library in plain JavaScript that is not constant in time.
 *
 * @returns what the child says, null where it could do nothing with what it was given
 * @throws Error for a child that died or was ended
 */
export async function askChild<Answer>(request: ChildRequest, limitMs: number): Promise<Answer | null> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return (await runChild(request, limitMs)) as Answer | null;
  } finally {
    running--;
    waiting.shift()?.();
  }
}

async function runChild(request: ChildRequest, limitMs: number): Promise<unknown> {
  const child = spawn(process.execPath, [`--max-old-space-size=${MEGABYTES}`, ...CHILD_ARGS], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { NODE_ENV: 'production' },
    timeout: limitMs,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  // The child may be gone before it has read all.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(request));
  const [said] = await Promise.all([text(child.stdout), ended]);
  return JSON.parse(said);
}
