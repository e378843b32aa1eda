import { databaseRefusal, type Session } from '@viche/db';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRow, type TenantTable } from '../contract/tenant-tables.ts';
import { openTwoHromadas, type TwoHromadas } from './two-hromadas.ts';

let two: TwoHromadas;
let app: pg.Client;

beforeAll(async () => {
  two = await openTwoHromadas();
  app = new pg.Client({ connectionString: two.world.database.appUrl });
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await two.world.close();
});

const inA = <R>(work: (session: Session) => Promise<R>) => two.world.host.pool.scoped(two.a.tenant.id, work);
const refusalOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'accepted',
    (error) => ({ ...databaseRefusal(error), sqlState: sqlStateOf(error) }),
  );
const sqlStateOf = (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code;

function insert({ sql }: Session, { name }: TenantTable, row: Readonly<Record<string, unknown>>): Promise<unknown> {
  const [first, ...rest] = Object.keys(row);
  const columns = rest.reduce(
    (list, column) => sql.part`${list}, ${sql.ident(column)}`,
    sql.part`${sql.ident(first!)}`,
  );
  const values = rest.reduce((list, column) => sql.part`${list}, ${row[column]}`, sql.part`${row[first!]}`);
  return sql`insert into ${sql.ident(name)} (${columns}) values (${values})`;
}

it('every tenant table of the catalogue holds a row of A and a row of B', async () => {
  const [known] = await two.world.asSuperuser<{ n: number }>(`
    select count(*)::int as n from pg_class c join pg_attribute x on x.attrelid = c.oid and x.attname = 'tenant_id' and not x.attisdropped where c.relkind in ('r', 'p')`);
  expect(two.tables).toHaveLength(known!.n);
  expect(two.tables.map(({ name }) => name)).toContain('template_board_notice');
  expect([two.a.rows.size, two.b.rows.size]).toEqual([known!.n, known!.n]);
});

it('T01 without a scope nothing is visible and nothing is written, in every table', async () => {
  for (const table of two.tables) {
    const { rows } = await app.query(`select count(*)::int as n from ${table.name}`);
    expect([table.name, rows[0].n]).toEqual([table.name, 0]);
    const row = makeRow(table, { tenantId: two.a.tenant.id, text: 'x', fill: 'texts' });
    const names = Object.keys(row);
    const write = app.query(
      `insert into ${table.name} (${names.map((name) => `"${name}"`)}) values (${names.map((_name, index) => `$${index + 1}`)})`,
      Object.values(row),
    );
    await expect(write, table.name).rejects.toMatchObject({ code: '42501' });
  }
});

it('T01 in the scope of A no row of B is seen, changed, removed or made, in every table', async () => {
  const { id: foreign } = two.b.tenant;
  for (const table of two.tables) {
    const counted = await inA(
      ({ sql }) => sql<{ own: number; foreign: number }>`
      select count(*) filter (where tenant_id = ${two.a.tenant.id}::uuid)::int as own, count(*) filter (where tenant_id <> ${two.a.tenant.id}::uuid)::int as foreign
      from ${sql.ident(table.name)}`,
    );
    expect([table.name, counted[0]!.foreign, counted[0]!.own > 0]).toEqual([table.name, 0, true]);
    for (const change of [
      ({ sql }: Session) =>
        sql`update ${sql.ident(table.name)} set tenant_id = ${two.a.tenant.id}::uuid where tenant_id = ${foreign}::uuid returning 1 as n`,
      ({ sql }: Session) =>
        sql`delete from ${sql.ident(table.name)} where tenant_id = ${foreign}::uuid returning 1 as n`,
    ]) {
      const touched = await inA(change).catch((error) => sqlStateOf(error));
      expect(touched, table.name).toSatisfy(
        (answer: unknown) => answer === '42501' || (Array.isArray(answer) && answer.length === 0),
      );
    }
    const made = await refusalOf(
      inA((session) => insert(session, table, makeRow(table, { tenantId: foreign, text: 'x', fill: 'texts' }))),
    );
    expect(made, table.name).toMatchObject({ code: 'core/forbidden' });
  }
});

/** Takes away A's row where its parents are its key: another row with one of them would meet it before it meets the foreign parent. */
async function setAside({ name, columns }: TenantTable): Promise<() => Promise<void>> {
  if (columns.some((column) => column.name === 'id')) return async () => {};
  const asOwner = async (text: string, values: readonly unknown[]) => {
    await two.world.asSuperuser('begin');
    await two.world.asSuperuser('set local session_replication_role = replica');
    const rows = await two.world.asSuperuser<{ row: object }>(text, [...values]);
    await two.world.asSuperuser('commit');
    return rows;
  };
  const kept = await asOwner(`delete from ${name} where tenant_id = $1 returning to_jsonb(${name}) as row`, [
    two.a.tenant.id,
  ]);
  return async () => {
    for (const { row } of kept)
      await asOwner(
        `insert into ${name} select (jsonb_populate_record(null::${name}, $1)).* returning '{}'::jsonb as row`,
        [row],
      );
  };
}

it('T06 a parent of B reads as one that never was, for every foreign key', async () => {
  const ownParents = Object.fromEntries([...two.a.rows].map(([name, row]) => [name, row.id]));
  let keys = 0;
  for (const table of two.tables) {
    const putBack = await setAside(table);
    for (const { parent, column } of table.foreignKeys) {
      keys += 1;
      const attempt = (id: unknown) =>
        refusalOf(
          inA((session) =>
            insert(
              session,
              table,
              makeRow(table, {
                tenantId: two.a.tenant.id,
                text: 'x',
                fill: 'texts',
                parents: ownParents,
                values: { [column]: id },
              }),
            ),
          ),
        );
      const foreign = await attempt(two.b.rows.get(parent)!.id);
      expect(foreign, `${table.name}.${column}`).toMatchObject({ code: 'core/not-found' });
      expect(foreign).toEqual(await attempt('0193d000-0000-7000-8000-000000000000'));
    }
    await putBack();
  }
  const [known] = await two.world.asSuperuser<{ n: number }>(
    `select count(*)::int as n from pg_constraint where contype = 'f'
       and conrelid::regclass::text not in ('tenant_domain', 'territory', 'announcement', 'application_mandate') and conrelid::regclass::text not like 'operator%'`,
  );
  expect(keys).toBe(known!.n);
});

it('T07 whatever is unique is unique within its hromada: A may hold the same row as B, in every table', async () => {
  for (const { name } of two.tables) {
    await two.world.asSuperuser('begin');
    await two.world.asSuperuser('set local session_replication_role = replica');
    await two.world.asSuperuser(`delete from ${name} where tenant_id = $1`, [two.a.tenant.id]);
    const copied = await two.world
      .asSuperuser(
        `insert into ${name} select (twin).* from (
           select jsonb_populate_record(b, jsonb_build_object('tenant_id', $1::text)) as twin from ${name} b where tenant_id = $2) twins returning 1 as n`,
        [two.a.tenant.id, two.b.tenant.id],
      )
      .then(
        (rows) => rows.length > 0,
        (error: Error) => error.message,
      );
    await two.world.asSuperuser('rollback');
    expect([name, copied]).toEqual([name, true]);
  }
});
