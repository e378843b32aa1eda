import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations } from '../migrate.ts';
import { allMigrations, installedPlugins, MigrationBlocked } from '../server.ts';

let database: TestDatabase;
let owner: pg.Client;
const plugins = installedPlugins();

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

/** Migrations are kept: those that landed in an earlier test stay in the list. */
const list = allMigrations(plugins);
const apply = (sql: string, pausesMs: readonly number[], onProgress?: (words: string) => void) => {
  const name = `2099${String(list.length).padStart(10, '0')}_core_test`;
  list.push({ owner: 'core', name, sql });
  const options = { ownerUrl: database.ownerUrl, plugins, lockWaitMs: 500, pausesMs };
  return { name, run: () => applyMigrations({ ...options, ...(onProgress ? { onProgress } : {}) }, list) };
};

/** A resident whose transaction holds the table. */
async function busyWriter(table: string) {
  const client = new pg.Client({ connectionString: database.ownerUrl, application_name: 'busy-writer' });
  await client.connect();
  await client.query(`begin`);
  await client.query(`lock table ${table} in row exclusive mode`);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}
const columns = async (table: string) =>
  (
    await owner.query(`select column_name as c from information_schema.columns where table_name = $1`, [table])
  ).rows.map(({ c }) => c);

describe('a migration that does not get its lock', () => {
  it('R19 lets writers pass, tries again, and says which lock it did not get', async () => {
    const letGo = await busyWriter('session');
    const said: string[] = [];
    const { name, run } = apply(
      'ALTER TABLE session ADD COLUMN a text; ALTER TABLE session ADD COLUMN b text;',
      [10],
      (w) => said.push(w),
    );
    const began = Date.now();
    const failure = await run().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationBlocked);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(failure).toMatchObject({ migration: name, lock: { relation: 'session', mode: 'AccessExclusiveLock' } });
    expect((failure as Error).message).toMatch(
      /session \(AccessExclusiveLock\), held by \d+ \(viche_owner, busy-writer\)/,
    );
    expect(said).toEqual([expect.stringContaining('tried again')]);
    expect(await columns('session')).not.toContain('a');

    await letGo();
    expect(await run()).toEqual([name]);
    expect(await columns('session')).toEqual(expect.arrayContaining(['a', 'b']));
    expect(await run()).toEqual([]);
  });

  it('R19 goes on by itself when the lock comes free between two attempts, and keeps what was applied before', async () => {
    const letGo = await busyWriter('login_attempt');
    const first = apply('ALTER TABLE notification ADD COLUMN a text', []);
    const second = apply('ALTER TABLE login_attempt ADD COLUMN a text', [10, 10, 10], (words) => {
      if (words.includes('tried again')) void letGo();
    });
    expect(await second.run()).toEqual([first.name, second.name]);
    expect(await columns('login_attempt')).toContain('a');
  });

  it('R19 builds an index beside the writers, and takes half an index away before it tries again', async () => {
    const letGo = await busyWriter('participant');
    const { name, run } = apply('CREATE INDEX CONCURRENTLY half_way ON participant (tenant_id, id)', []);
    const valid = async () =>
      (await owner.query(`select indisvalid from pg_index where indexrelid = to_regclass('half_way')`)).rows;
    await expect(run()).rejects.toBeInstanceOf(MigrationBlocked);
    expect(await valid()).toEqual([{ indisvalid: false }]);
    await expect(run()).rejects.toBeInstanceOf(MigrationBlocked);
    await letGo();
    expect(await run()).toEqual([name]);
    expect(await valid()).toEqual([{ indisvalid: true }]);
  });

  it('R19 is told apart from one that is wrong, which is never tried again', async () => {
    const said: string[] = [];
    const { run } = apply('ALTER TABLE session ADD COLUMN a text', [10], (words) => said.push(words));
    await expect(run()).rejects.toThrow(/already exists/);
    expect(said).toEqual([]);
  });
});
