import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import type { Instance } from './instance.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Starts one of the built processes beside the running ones; `words` is what it has written to stderr. */
export function startBuilt({ home }: Instance, app: 'web' | 'worker', environment: Readonly<Record<string, string>>) {
  const { env } = JSON.parse(readFileSync(path.join(home, 'running.json'), 'utf8'));
  const child = spawn(process.execPath, [`apps/${app}/build/main.js`], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (data: Buffer) => {
    words += data.toString();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, ended, words: () => words };
}

/** Status and body of an address on another port; null while nobody listens. */
export function ask(
  instance: Instance,
  port: number,
  host: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: string } | null> {
  return new Promise((resolve) => {
    const sent = request({
      host: '127.0.0.1',
      port,
      path: target,
      headers: { ...headers, Host: `${host}:${instance.port}` },
    });
    sent.on('error', () => resolve(null));
    sent.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    sent.end();
  });
}
