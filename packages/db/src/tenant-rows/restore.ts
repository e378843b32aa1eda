import pg from 'pg';
import { asDatabaseError } from '../errors.ts';
import { assertTenantId, scopeKeyBytes } from '../scope.ts';
import type { Sql } from '../sql.ts';
import { type TenantTable, tenantTables } from './catalogue.ts';
import { appliedMigrations, enterTenant, sqlOn } from './connection.ts';

/** A row as `TenantSnapshot.rows` wrote it, and columns that are to have other values than its line says. */
export interface RowToWrite {
  readonly line: string;
  readonly over: Readonly<Record<string, string | number>>;
}

/** Another tenant of this installation that has what the newcomer brings. */
export interface TakenBy {
  readonly what: 'id' | 'slug' | 'code' | 'edrpou';
  readonly slug: string;
}

/** The transaction that brings a tenant in. */
export interface TenantRestore {
  readonly tables: readonly TenantTable[];
  readonly migrations: readonly string[];
  readonly sql: Sql;
  /** Whoever stands in the way of a tenant with these; null when nobody does. */
  taken(newcomer: { id: string; slug: string; code: string; edrpou: string | null }): Promise<TakenBy | null>;
  /** Writes rows of the tenant; `columns` are those that occur. Row-level security refuses rows of another one. */
  insert(table: TenantTable, columns: readonly string[], rows: readonly RowToWrite[]): Promise<void>;
  /** References that lead nowhere, as `child → parent`; foreign keys do not watch while rows are brought in. */
  orphans(): Promise<readonly string[]>;
}

export interface RestoreOptions {
  /** Of a superuser: history is brought in as it was, past the triggers that begin and end things. */
  readonly superUrl: string;
  readonly scopeKey: Uint8Array | string;
  readonly tenantId: string;
}

const { escapeIdentifier } = pg;

/**
 * Runs `work` in one transaction that writes rows of one tenant as they are: triggers and foreign keys are silent, checks, unique
 * indexes, rights of the runtime role and row-level security are not. Commits when it resolves. For a console, never for a request.
 */
export async function restoreTenant<R>(
  { superUrl, scopeKey, tenantId }: RestoreOptions,
  work: (restore: TenantRestore) => Promise<R>,
): Promise<R> {
  assertTenantId(tenantId);
  const client = new pg.Client({ connectionString: superUrl, application_name: 'viche-tenant-import' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    const restore = await restoreOf(client, tenantId);
    await client.query('set local session_replication_role = replica');
    await client.query('set local role viche_app');
    await enterTenant(client, scopeKeyBytes(scopeKey), tenantId);
    const result = await work(restore);
    await client.query('commit');
    return result;
  } catch (error) {
    throw asDatabaseError(error);
  } finally {
    // What is not committed by now the server rolls back when the connection ends.
    await client.end().catch(() => undefined);
  }
}

async function restoreOf(client: pg.Client, tenantId: string): Promise<TenantRestore> {
  const sql = sqlOn(client);
  const tables = await tenantTables(sql);
  return {
    tables,
    migrations: await appliedMigrations(sql),
    sql,
    async taken({ id, slug, code, edrpou }) {
      const [own] = await sql`select from tenant where id = ${id}::uuid`;
      if (own) return { what: 'id', slug };
      const [byHost] = await sql`select from viche.tenant_by_host(${slug})`;
      if (byHost) return { what: 'slug', slug };
      const [ofTerritory] = await sql<{ slug: string }>`select slug from viche.taken_territories(${[code]})`;
      if (ofTerritory) return { what: 'code', slug: ofTerritory.slug };
      const [ofCouncil] = edrpou
        ? await sql<{ slug: string }>`select slug from viche.taken_council(${edrpou}) as slug where slug is not null`
        : [];
      return ofCouncil ? { what: 'edrpou', slug: ofCouncil.slug } : null;
    },
    async insert(table, columns, rowsToWrite) {
      await client.query(insertOf(table, columns), [
        `[${rowsToWrite.map(({ line }) => line).join(',')}]`,
        JSON.stringify(rowsToWrite.map(({ over }) => over)),
      ]);
    },
    async orphans() {
      const found: string[] = [];
      for (const table of tables) {
        for (const reference of table.references) {
          const { rows: lost } = await client.query(orphansOf(table, reference), [tenantId]);
          if (lost.length > 0) found.push(`${table.name} → ${reference.parent}`);
        }
      }
      return found;
    },
  };
}

/** Values of jsonb come from the line itself: only there is `null` another thing than nothing. */
function insertOf(table: TenantTable, columns: readonly string[]): string {
  const name = `public.${escapeIdentifier(table.name)}`;
  const isJson = new Set(table.columns.filter(({ type }) => type === 'jsonb').map((column) => column.name));
  const values = columns.map((column) =>
    isJson.has(column) ? `(e.line -> ${pg.escapeLiteral(column)})::jsonb` : `r.${escapeIdentifier(column)}`,
  );
  return `insert into ${name} (${columns.map(escapeIdentifier).join(', ')}) select ${values.join(', ')}
    from json_array_elements($1::json) with ordinality as e(line, place)
    join json_array_elements($2::json) with ordinality as o(line, place) on o.place = e.place,
    lateral json_populate_record(json_populate_record(null::${name}, e.line), o.line) as r`;
}

function orphansOf(table: TenantTable, { columns, parent, parentColumns }: TenantTable['references'][number]): string {
  const child = columns.map((column) => `c.${escapeIdentifier(column)}`);
  const pairs = child.map((column, place) => `p.${escapeIdentifier(parentColumns[place]!)} = ${column}`);
  return `select from public.${escapeIdentifier(table.name)} c where c.${escapeIdentifier(table.scope)} = $1
    and ${child.map((column) => `${column} is not null`).join(' and ')}
    and not exists (select from public.${escapeIdentifier(parent)} p where ${pairs.join(' and ')}) limit 1`;
}
