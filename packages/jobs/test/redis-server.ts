import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface RedisServer {
  readonly url: string;
  /** Kills the server as a power cut would, and starts an empty one on the same port. */
  readonly crash: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

/** True where the suite can run against Redis: a `redis-server` on the PATH, or a REDIS_URL. */
export function redisIsHere(): boolean {
  return spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0 || Boolean(process.env.REDIS_URL);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts a Redis that keeps nothing on disk; takes the one of REDIS_URL where no `redis-server` is installed. */
export async function startRedis(): Promise<RedisServer> {
  if (spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status !== 0) {
    return { url: process.env.REDIS_URL as string, crash: null, stop: async () => {} };
  }
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const dir = await mkdtemp(join(tmpdir(), 'viche-redis-'));

  const start = async (): Promise<ChildProcess> => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--maxmemory-policy',
      'noeviction',
      '--dir',
      dir,
    ];
    const started = spawn('redis-server', options, { stdio: 'ignore' });
    const probe = new Redis(url, { maxRetriesPerRequest: 50, retryStrategy: () => 100 });
    probe.on('error', () => {});
    await probe.ping();
    probe.disconnect();
    return started;
  };
  const end = async (server: ChildProcess) => {
    const exited = once(server, 'exit');
    server.kill('SIGKILL');
    await exited;
  };

  let server = await start();
  return {
    url,
    async crash() {
      await end(server);
      server = await start();
    },
    async stop() {
      await end(server);
      await rm(dir, { recursive: true, force: true });
    },
  };
}
