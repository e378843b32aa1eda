import { spawn } from 'node:child_process';
import { ROOT } from './install.mjs';

export interface Child {
  readonly pid: number;
  onExit(listener: (name: string, code: number | string) => void): void;
  stop(): Promise<void>;
}

const PATIENCE_MS = 12_000;
const START_MS = 60_000;

/**
 * Starts one of our processes and waits for its line of JSON with `"ready":true`. Its own group, so that a Ctrl-C of the
 * terminal reaches us first and everything stops in order.
 */
function startChild(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Child> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<number | string>((resolve) =>
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'gone')),
  );
  child.stderr.on('data', (data: Buffer) => {
    if (!/Unsupported runtime/.test(data.toString())) process.stderr.write(`[${name}] ${data}`);
  });

  return new Promise((resolve, reject) => {
    let ready = false;
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The ${name} did not get ready in ${START_MS / 1000} s`));
    }, START_MS);
    void exited.then((code) => {
      clearTimeout(late);
      if (!ready) reject(new Error(`The ${name} ended before it was ready (${code})`));
    });
    child.stdout.on('data', (data: Buffer) => {
      for (const line of data.toString().split('\n')) {
        if (!ready && line.startsWith('{"ready":true')) {
          ready = true;
          clearTimeout(late);
          resolve({
            pid: child.pid!,
            onExit: (listener) => void exited.then((code) => listener(name, code)),
            async stop() {
              child.kill('SIGTERM');
              const slow = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
              await exited;
              clearTimeout(slow);
            },
          });
        } else if (line.trim() && !line.startsWith('{"ready"')) process.stdout.write(`[${name}] ${line}\n`);
      }
    });
  });
}

export interface Household {
  /** As startChild; from then on an end that nobody asked for is reported. */
  start(...what: Parameters<typeof startChild>): Promise<Child>;
  stop(child: Child): Promise<void>;
  /** Also those that are still starting: a process that nobody knows would keep its port for ever. */
  stopAll(): Promise<void>;
}

/** Keeps the processes of one run together. `onLost` hears of each that ended by itself, with its exit code or signal. */
export function household(onLost: (name: string, code: number | string) => void): Household {
  const living = new Set<Child>();
  const starting = new Set<Promise<Child>>();
  let closed = false;
  async function stop(child: Child): Promise<void> {
    living.delete(child);
    await child.stop();
  }
  return {
    async start(...what) {
      if (closed) throw new Error(`The ${what[0]} is not started: everything stops`);
      const promise = startChild(...what);
      starting.add(promise);
      try {
        const child = await promise;
        living.add(child);
        child.onExit((name, code) => living.has(child) && onLost(name, code));
        return child;
      } finally {
        starting.delete(promise);
      }
    },
    stop,
    async stopAll() {
      closed = true;
      await Promise.allSettled(starting);
      await Promise.all([...living].map(stop));
    },
  };
}
