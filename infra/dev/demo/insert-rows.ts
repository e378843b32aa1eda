import type { Session } from '@viche/db';

type ColumnType = 'uuid' | 'text' | 'int4' | 'bool' | 'bytea' | 'date' | 'timestamptz' | 'jsonb';

/** One column of a bulk insert: its type and a value for each row. */
export type Column = readonly [type: ColumnType, values: readonly unknown[]];

/**
 * Inserts many rows of this tenant by one statement, one array per column. Table and column names are the program's own.
 *
 * @example insertRows(session, 'deadline_event', { id: ['uuid', ids], event: ['text', events] })
 */
export async function insertRows(
  { sql, tenantId }: Session,
  table: string,
  columns: Readonly<Record<string, Column>>,
): Promise<void> {
  const entries = Object.entries(columns);
  if (entries[0]?.[1][1].length === 0) return;
  let names = sql.part`tenant_id`;
  let arrays = sql.part``;
  for (const [index, [name, [type, values]]] of entries.entries()) {
    const array = sql.part`${[...values]}::${sql.ident(type)}[]`;
    names = sql.part`${names}, ${sql.ident(name)}`;
    arrays = index === 0 ? array : sql.part`${arrays}, ${array}`;
  }
  await sql`insert into ${sql.ident(table)} (${names}) select ${tenantId}::uuid, given.* from unnest(${arrays}) as given`;
}
