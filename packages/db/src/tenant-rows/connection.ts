import type pg from 'pg';
import { scopeProof } from '../scope.ts';
import { createSql, type Sql, sqlTypes } from '../sql.ts';

/** Statements on a connection of its own, beside the pool's. */
export const sqlOn = (client: pg.Client): Sql =>
  createSql(async (statement) => (await client.query({ ...statement, types: sqlTypes as never })).rows);

/** Enters the scope of a tenant for the rest of the transaction. */
export async function enterTenant(client: pg.Client, scopeKey: Buffer, tenantId: string): Promise<void> {
  const { processID } = client as unknown as { processID: number };
  await client.query('select viche.enter($1, $2)', [tenantId, scopeProof(scopeKey, tenantId, processID, Date.now())]);
}

/** Names of the migrations that made the tables. */
export async function appliedMigrations(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ name: string }>`select name from viche.applied_migrations() as name order by name`;
  return rows.map(({ name }) => name);
}
