import { describe, expect, it } from 'vitest';
import { allMigrations, composedSchema, installedPlugins } from '../server.ts';
import { blockingStatements, FIRST_EDITION, hotTables } from './blocking-statements.ts';

const schema = composedSchema(installedPlugins());
const hot = hotTables(schema);
const S = '"petitions_petition_signature"';
const reasons = async (sql: string) =>
  (await blockingStatements({ name: 'x', sql }, hot)).map(({ table, reason }) => `${table}: ${reason}`);

describe('migrations on voting day', () => {
  it('R19 know the tables that crowds use', () => {
    for (const table of ['petitions_petition_signature', 'session', 'audit_entry', 'outbox_event', 'hit_count'])
      expect(hot).toContain(table);
    expect(hot).not.toContain('setting');
    for (const table of hot)
      if (table !== 'hit_count') expect(schema, `${table} is in the schema`).toContain(`@@map("${table}")`);
  });

  it('R19 are all free of rewrites and long locks of hot tables, since the first edition', async () => {
    const migrations = allMigrations(installedPlugins());
    const found = await Promise.all(migrations.map((migration) => blockingStatements(migration, hot)));
    const blocking = found.flat();
    // The linter reads real migrations: the early ones did what later ones may not.
    expect(blocking.some(({ migration }) => migration < FIRST_EDITION)).toBe(true);
    expect(blocking.filter(({ migration }) => migration >= FIRST_EDITION)).toEqual([]);
  });

  it.each([
    [`CREATE INDEX i ON ${S} (a)`, 'CONCURRENTLY'],
    [`CREATE UNIQUE INDEX i ON public.${S} (a)`, 'CONCURRENTLY'],
    [`CREATE INDEX CONCURRENTLY i ON ${S} (a); SELECT 1`, 'migration of its own'],
    [`CREATE INDEX CONCURRENTLY i ON setting (a); SELECT 1`, 'migration of its own'],
    [`ALTER TABLE ${S} ALTER COLUMN a TYPE text`, 'written again'],
    [`ALTER TABLE ${S} ADD COLUMN a uuid DEFAULT gen_random_uuid()`, 'differs by row'],
    [`ALTER TABLE ${S} ADD COLUMN a text NOT NULL`, 'without a default'],
    [`ALTER TABLE ${S} ADD COLUMN a bigserial`, 'numbers every row'],
    [`ALTER TABLE ${S} ADD COLUMN a int GENERATED ALWAYS AS IDENTITY`, 'numbers every row'],
    [`ALTER TABLE ${S} ADD COLUMN a int GENERATED ALWAYS AS (1 + 1) STORED`, 'computes every row'],
    [`ALTER TABLE ${S} ADD COLUMN a int CHECK (a > 0)`, 'NOT VALID'],
    [`ALTER TABLE ${S} ADD COLUMN a int UNIQUE`, 'builds an index'],
    [`ALTER TABLE ${S} ADD COLUMN a int DEFAULT 1 REFERENCES setting (id)`, 'NOT VALID'],
    [`ALTER TABLE ${S} ADD CONSTRAINT c CHECK (a > 0)`, 'NOT VALID'],
    [`ALTER TABLE ${S} ADD CONSTRAINT c FOREIGN KEY (a) REFERENCES setting (id)`, 'NOT VALID'],
    [`ALTER TABLE ${S} ADD CONSTRAINT c UNIQUE (a)`, 'USING INDEX'],
    [`ALTER TABLE ${S} ADD CONSTRAINT c EXCLUDE (a WITH =)`, 'builds an index'],
    [`ALTER TABLE ${S} ADD CONSTRAINT c CHECK (a > 0) NOT VALID; ALTER TABLE ${S} VALIDATE CONSTRAINT c`, 'of its own'],
    [`ALTER TABLE ${S} ALTER COLUMN a SET NOT NULL`, 'NOT VALID'],
    [`ALTER TABLE ${S} SET TABLESPACE fast`, 'not known to be quick'],
    [`ALTER TABLE ${S} SET UNLOGGED`, 'not known to be quick'],
    [`ALTER TABLE setting DROP COLUMN a`, '-- contract:'],
    [`DROP TABLE setting`, '-- contract:'],
    [`-- contract:\nDROP TABLE setting`, '-- contract:'],
    [`ALTER TABLE setting RENAME COLUMN a TO b`, 'old name'],
    [`ALTER TABLE setting RENAME TO b`, 'old name'],
    [`UPDATE ${S} SET a = 1`, 'in small parts'],
    [`DELETE FROM ${S}`, 'in small parts'],
    [`LOCK TABLE ${S}`, 'whole table'],
    [`TRUNCATE setting, ${S}`, 'whole table'],
    [`CLUSTER ${S}`, 'whole table'],
    [`REINDEX TABLE ${S}`, 'whole table'],
    [`VACUUM FULL ${S}`, 'whole table'],
    [`DO $$ BEGIN EXECUTE 'truncate session'; END $$`, 'cannot be read'],
    [`SET lock_timeout = '1h'`, 'migrator alone'],
    [`SET LOCAL lock_timeout = 0`, 'migrator alone'],
  ])('R19 refuse %s', async (sql, words) => {
    expect(await reasons(sql)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    `CREATE INDEX CONCURRENTLY i ON ${S} (a)`,
    `CREATE INDEX i ON setting (a)`,
    `CREATE TABLE ${S} (a int); CREATE INDEX i ON ${S} (a); ALTER TABLE ${S} ALTER COLUMN a SET NOT NULL`,
    `ALTER TABLE ${S} ADD COLUMN a text`,
    `ALTER TABLE ${S} ADD COLUMN a text NOT NULL DEFAULT 'web', ADD COLUMN b timestamptz(6) NOT NULL DEFAULT now()`,
    `ALTER TABLE ${S} ADD COLUMN a text[] NOT NULL DEFAULT ARRAY[]::text[], ADD COLUMN b timestamptz DEFAULT CURRENT_TIMESTAMP`,
    `ALTER TABLE ${S} ADD CONSTRAINT c CHECK (a > 0) NOT VALID`,
    `ALTER TABLE ${S} ADD CONSTRAINT c NOT NULL a NOT VALID`,
    `ALTER TABLE ${S} VALIDATE CONSTRAINT c`,
    `ALTER TABLE ${S} ADD CONSTRAINT c UNIQUE USING INDEX i`,
    `ALTER TABLE ${S} ALTER COLUMN a SET DEFAULT 'x', ALTER COLUMN a DROP NOT NULL, DROP CONSTRAINT c`,
    `-- contract: unread since 20261201000000\nALTER TABLE ${S} DROP COLUMN a`,
    `CREATE TRIGGER t BEFORE INSERT ON ${S} FOR EACH ROW EXECUTE FUNCTION f()`,
    `UPDATE setting SET a = 1`,
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM session; RETURN NEW; END $$`,
  ])('R19 let pass %s', async (sql) => {
    expect(await reasons(sql)).toEqual([]);
  });

  it('R19 are named with their line', async () => {
    const sql = `-- Людина\nSELECT 1;\n\n-- why\nUPDATE session\nSET a = 1;`;
    expect(await blockingStatements({ name: '20270101000000_core_x', sql }, hot)).toMatchObject([
      { migration: '20270101000000_core_x', line: 5, table: 'session' },
    ]);
  });
});
