import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allMigrations } from './migrate.ts';
import { isUpToDate } from './migrations-at-rest.ts';
import { assertOwnTables, migrationName, protectNewTables } from './next-migration.ts';
import { diffSchema, installedPlugins, migrate, syncStateTransitions } from './server.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

describe('migrations', () => {
  it('lead from empty to the composed schema', async () => {
    expect(await diffSchema(database.ownerUrl, installedPlugins())).toBe('');
  });

  it('are recorded, and applied once', async () => {
    const { rows } = await owner.query(
      'select migration_name from _prisma_migrations where finished_at is not null order by finished_at',
    );
    expect(rows[0]).toEqual({ migration_name: '20261121000000_scope' });
    expect(await migrate({ ownerUrl: database.ownerUrl, plugins: installedPlugins() })).toEqual([]);
  });

  it('are left to the engine to judge when one was edited, broke off or is not known here', async () => {
    const migrations = allMigrations(installedPlugins());
    const upToDate = () => isUpToDate(database.ownerUrl, migrations);
    expect(await upToDate()).toBe(true);
    expect(await isUpToDate(database.ownerUrl, migrations.slice(1))).toBe(false);
    const { name } = migrations.at(-1)!;
    const changed = async (assignment: string) => {
      await owner.query(`update _prisma_migrations set ${assignment} where migration_name = $1`, [name]);
      const answer = await upToDate();
      await owner.query(`update _prisma_migrations set ${BACK} where migration_name = $1`, [name]);
      return answer;
    };
    const { rows } = await owner.query('select checksum from _prisma_migrations where migration_name = $1', [name]);
    const BACK = `checksum = '${rows[0].checksum}', finished_at = started_at, rolled_back_at = null`;
    for (const assignment of [`checksum = 'x'`, 'finished_at = null', 'rolled_back_at = now()'])
      expect(await changed(assignment), assignment).toBe(false);
    expect(await upToDate()).toBe(true);
  });

  it('show a difference that somebody made by hand', async () => {
    await owner.query('alter table inbox_event add column extra text');
    expect(await diffSchema(database.ownerUrl, installedPlugins())).toContain('DROP COLUMN "extra"');
    await owner.query('alter table inbox_event drop column extra');
  });
});

describe('the next migration', () => {
  const table = (name: string) =>
    `-- CreateTable\nCREATE TABLE "${name}" (\n    "tenant_id" UUID NOT NULL,\n    "id" UUID NOT NULL\n);`;

  it('protects every new table, append-only ones without UPDATE and DELETE', () => {
    const schema =
      '/// Append-only.\nmodel PollVote {\n  @@map("polls_vote")\n}\nmodel Poll {\n  @@map("polls_poll")\n}\n';
    const sql = protectNewTables(`${table('polls_poll')}\n\n${table('polls_vote')}`, schema);
    expect(sql).toContain(`CALL viche.protect('polls_poll');`);
    expect(sql).toContain(`CALL viche.protect('polls_vote', append_only => true);`);
    expect(() => protectNewTables('CREATE TABLE "polls_poll" (\n    "id" UUID NOT NULL\n);', schema)).toThrow(
      'no tenant_id',
    );
  });

  it('stays within its owner', () => {
    const both = `${table('polls_poll')}\nALTER TABLE "tenant" ADD COLUMN "x" TEXT;`;
    expect(() => assertOwnTables(both, 'polls', ['polls'])).toThrow('tenant: write the migration of core first');
    expect(() => assertOwnTables(table('polls_poll'), 'core', ['polls'])).toThrow('polls first');
    expect(() => assertOwnTables(table('polls_poll'), 'polls', ['polls'])).not.toThrow();
  });

  it('is named by moment, owner and purpose', () => {
    expect(migrationName('information-requests', 'add-fee', new Date('2026-11-21T08:09:10Z'))).toBe(
      '20261121080910_information_requests_add_fee',
    );
    expect(() => migrationName('core', '../x', new Date())).toThrow('not a name');
  });
});

describe('state transitions', () => {
  it('are exactly those given, per process', async () => {
    const rows = async () =>
      (await owner.query(`select process, from_state, to_state from state_transition order by 1, 2, 3`)).rows.map(
        Object.values,
      );
    await syncStateTransitions(database.ownerUrl, [
      {
        process: 'polls.poll',
        pairs: [
          ['draft', 'open'],
          ['open', 'closed'],
        ],
      },
      { process: 'other.thing', pairs: [['a', 'b']] },
    ]);
    await syncStateTransitions(database.ownerUrl, [
      {
        process: 'polls.poll',
        pairs: [
          ['draft', 'open'],
          ['open', 'sealed'],
        ],
      },
    ]);
    expect(await rows()).toEqual([
      ['other.thing', 'a', 'b'],
      ['polls.poll', 'draft', 'open'],
      ['polls.poll', 'open', 'sealed'],
    ]);
  });
});
