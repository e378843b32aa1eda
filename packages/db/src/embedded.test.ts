import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainLog, freePort, isAlive, readPostmaster } from './embedded-process.ts';
import { startEmbeddedPostgres } from './server.ts';

let home: string;
let dataDir: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'viche-embedded-'));
  // Closed to every other account, like a checkout under somebody's home.
  dataDir = path.join(home, 'deep', 'down', 'pg');
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text);
  await client.end();
  return rows[0];
}

describe('the embedded database', () => {
  it('starts in a closed folder, folds Cyrillic, keeps data over a restart and a stale pid file', async () => {
    const first = await startEmbeddedPostgres({ dataDir, password: 'secret-1', durability: 'fast' });
    expect(
      await ask(
        first.superUrl,
        `select lower('ҐЇЖАК') as low, current_setting('data_checksums') as sums, current_setting('listen_addresses') as host`,
      ),
    ).toEqual({ low: 'ґїжак', sums: 'on', host: '127.0.0.1' });
    await ask(first.superUrl, 'create table kept as select 1 as one');
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);

    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    writeFileSync(
      path.join(dataDir, 'postmaster.pid'),
      `${stranger.pid}\n${dataDir}\n1700000000\n${await freePort()}\n\n127.0.0.1\n\nready\n`,
    );
    const second = await startEmbeddedPostgres({ dataDir, password: 'secret-1', durability: 'fast' });
    stranger.kill();
    expect(second.adopted).toBe(false);
    expect(await ask(second.superUrl, 'select one from kept')).toEqual({ one: 1 });

    const third = await startEmbeddedPostgres({ dataDir, password: 'secret-1', durability: 'fast' });
    expect(third).toMatchObject({ adopted: true, pid: second.pid, port: second.port });
    await expect(startEmbeddedPostgres({ dataDir, password: 'another', durability: 'fast' })).rejects.toThrow(
      'another password',
    );
    await third.stop();
    expect(readPostmaster(dataDir)).toBeNull();
  });

  it('says in one sentence that the port is taken', async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    const start = startEmbeddedPostgres({ dataDir, port, password: 'secret-1', durability: 'fast' });
    await expect(start).rejects.toThrow('The embedded database did not start. The port is taken.');
    squatter.close();
  });

  it.each([
    ['FATAL:  could not write: No space left on device', 'The disk is full.'],
    ['initdb: error: could not access: Permission denied', 'A folder is not writable for the database.'],
    ['FATAL:  database files are incompatible with server', 'The data were made by another version of PostgreSQL.'],
    ['LOG: x\nFATAL:  something else', 'FATAL:  something else'],
    ['', 'It said nothing.'],
  ])('explains %j', (log, words) => expect(explainLog(log)).toBe(words));
});
