import { type Sql, type TenantTable, tenantTables } from '@viche/db';
import type { AnyPluginServer } from '@viche/plugin-api';
import { isWiped, KEPT_FILES, SHARED } from './trial-tables.ts';

/** As many as one statement deletes well within the time that the database gives it. */
const ROWS_AT_ONCE = 2_000;

interface Wipe {
  readonly sql: Sql;
  readonly servers: readonly AnyPluginServer[];
  /** The request that two owners agree upon just now: it is being written. */
  readonly requestId: string | null;
}

/**
 * Deletes all that was tried in the trial of this transaction, the children of a row before it. Call it while `viche.hold_trial`
 * keeps others out; the database refuses it for any other tenant.
 */
export async function wipeTrial({ sql, servers, requestId }: Wipe): Promise<void> {
  const tables = await tenantTables(sql);
  for (const table of tables.toReversed()) {
    const { name } = table;
    if (name in SHARED)
      await inParts(
        table,
        (most) => sql<Gone>`
        select viche.wipe_shared(${name}::name, ${[...KEPT_FILES]}::text[], ${requestId}::uuid, ${most}::int)::int as gone`,
      );
    else if (table.scope === 'tenant_id' && isWiped(name, servers))
      await inParts(table, (most) => sql<Gone>`select viche.wipe_table(${name}::name, ${most}::int)::int as gone`);
  }
}

interface Gone {
  readonly gone: number;
}

async function inParts(
  { name, references }: TenantTable,
  wipe: (most: number | null) => Promise<readonly Gone[]>,
): Promise<void> {
  // Rows that refer to rows of their own table go at once, or one would hold another.
  const most = references.some(({ parent }) => parent === name) ? null : ROWS_AT_ONCE;
  for (let gone = most; gone === most; ) {
    const [row] = await wipe(most);
    if (most === null) return;
    gone = row!.gone;
  }
}
