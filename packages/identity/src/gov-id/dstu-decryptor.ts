import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Secret } from '../secret.ts';
import { type AnswerDecryptor, DECRYPT_MS } from './answer-decryptor.ts';
import type { OpenRequest } from './child/open-answer.ts';

const MEGABYTES = 256;
/** Each takes a core: a crowd at the door waits here and not for the whole machine. */
const MOST_AT_ONCE = 2;

/** Bundled programs find the child beside themselves, tests where they made it, sources run it as they are. */
const BUNDLED = [path.join(import.meta.dirname, 'answer-child.js'), process.env.VICHE_ANSWER_CHILD ?? ''].find(
  (file) => file !== '' && existsSync(file),
);
const CHILD_ARGS = BUNDLED ? [BUNDLED] : ['--import', 'tsx', path.join(import.meta.dirname, 'child', 'main.ts')];

export interface DstuKeys {
  /** PEM of our private key for encryption (DSTU 4145), without a password. */
  readonly key: Secret;
  /** PEM. */
  readonly certificate: string;
  readonly serviceCertificates: readonly string[];
  readonly signature: 'required' | 'optional';
}

/**
 * Decrypts with the npm package `jkurwa`, in a process of its own: the library is written in plain JavaScript, is not
 * constant in time, and reads what came from outside.
 */
export function dstuDecryptor(keys: DstuKeys, limitMs = DECRYPT_MS): AnswerDecryptor {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async decrypt(cms) {
      if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
      running++;
      try {
        return await askChild(
          { ...keys, key: keys.key.revealText(), cms: Buffer.from(cms).toString('base64') },
          limitMs,
        );
      } finally {
        running--;
        waiting.shift()?.();
      }
    },
  };
}

/** @throws Error for whatever could not be opened, and for a child that died or was ended */
async function askChild(request: OpenRequest, limitMs: number): Promise<Uint8Array> {
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
  const answer = JSON.parse(said) as { readonly content: string } | null;
  if (!answer) throw new Error('the answer cannot be opened');
  return Buffer.from(answer.content, 'base64');
}
