import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copySeededHome } from './seeded-home.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_MS = 120_000;
/** Path of the bundled runner, in a test run; a bench starts the sources. */
export const RUNNER = 'VICHE_RUNNER';

/** The whole platform, as `npm start` brings it up, in a folder and on ports of its own. */
export interface Instance {
  readonly port: number;
  readonly home: string;
  readonly superUrl: string;
  readonly sandboxUrl: string;
  /** `web` is the site's only process, or the one that keeps the others. */
  readonly pids: { readonly web: number; readonly worker: number };
  /** Address of a tenant's site, as a browser takes it. */
  site(slug: string, path?: string): string;
  /** Sends a request to a tenant's host (null: the bare host). Node does not resolve `*.localhost`, so the name goes in the header. */
  fetch(slug: string | null, path: string, init?: RequestInit): Promise<Response>;
  /** Everything that its processes have printed. */
  output(): string;
  /** Stops and starts again in the same folder; the processes and their ids are new. `between` runs while all is down. */
  restart(between?: () => void): Promise<void>;
  stop(): Promise<void>;
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** Starts an instance and waits for its `Ready:` line. `environment` goes to its processes beside our own. */
export async function startInstance(environment: Readonly<Record<string, string>> = {}): Promise<Instance> {
  const port = await freePort();
  const home = mkdtempSync(path.join(tmpdir(), 'viche-e2e-'));
  await copySeededHome(home, async (seeded) => {
    await end(await launch(await freePort(), seeded, {}, () => undefined));
  });
  let output = '';
  const start = () =>
    launch(port, home, environment, (text) => {
      output += text;
    });
  let child = await start();
  const running = JSON.parse(readFileSync(path.join(home, 'running.json'), 'utf8'));
  return {
    port,
    home,
    superUrl: running.superUrl,
    sandboxUrl: running.env.SANDBOX_URL,
    pids: running.processes,
    site: (slug, target = '/') => `http://${slug}.localhost:${port}${target}`,
    fetch: (slug, target, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('Host', `${slug === null ? '' : `${slug}.`}localhost:${port}`);
      return requestWithHost(port, target, { ...init, headers });
    },
    output: () => output,
    async restart(between) {
      await end(child);
      between?.();
      child = await start();
    },
    async stop() {
      await end(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Starts the platform and waits for its `Ready:` line. */
async function launch(
  port: number,
  home: string,
  environment: Readonly<Record<string, string>>,
  onOutput: (text: string) => void,
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      ...(process.env[RUNNER] ? [process.env[RUNNER]] : ['--import', 'tsx', 'infra/dev/run.ts']),
      '--port',
      String(port),
      '--home',
      home,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', ...environment },
    },
  );
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`not ready in ${START_MS} ms:\n${output}`)), START_MS);
    const listen = (data: Buffer) => {
      output += data.toString();
      onOutput(data.toString());
      if (!output.includes('Ready: ')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** `fetch` refuses to set Host, node:http does not. */
async function requestWithHost(port: number, target: string, init: RequestInit): Promise<Response> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: target,
        method: init.method ?? 'GET',
        headers: Object.fromEntries(new Headers(init.headers)),
      },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          const headers = new Headers();
          for (const [name, values] of Object.entries(answer.headersDistinct))
            for (const value of values ?? []) headers.append(name, value);
          const status = answer.statusCode ?? 500;
          resolve(
            new Response(status === 204 || status === 304 ? null : new Uint8Array(Buffer.concat(pieces)), {
              status,
              headers,
            }),
          );
        });
      },
    );
    sent.on('error', reject);
    if (init.body) sent.write(init.body as string);
    sent.end();
  });
}
