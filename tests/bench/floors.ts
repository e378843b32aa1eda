import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { load } from './load.ts';

const CONNECTIONS = 32;

/** Requests a second of a bare node:http server on this machine, now. */
export async function bareHttp(seconds: number): Promise<number> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare-server.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(Number(data.toString()))),
  );
  try {
    return (await load({ port, connections: CONNECTIONS, seconds, next: () => ({ path: '/' }) })).perSecond;
  } finally {
    child.kill();
  }
}

/** Single INSERTs with a unique key a second, each in its own transaction, through the plain driver. */
export async function bareInsert(superUrl: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: superUrl, max: CONNECTIONS });
  await pool.query(
    'create table if not exists bench_floor (id uuid primary key default gen_random_uuid(), person int unique)',
  );
  await pool.query('truncate bench_floor');
  let next = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until)
        await pool.query({ name: 'floor', text: 'insert into bench_floor (person) values ($1)', values: [next++] });
    }),
  );
  const perSecond = next / ((performance.now() - started) / 1000);
  await pool.query('drop table bench_floor');
  await pool.end();
  return perSecond;
}
