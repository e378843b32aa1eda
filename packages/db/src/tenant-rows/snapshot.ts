import pg from 'pg';
import { asDatabaseError } from '../errors.ts';
import { assertTenantId } from '../scope.ts';
import type { Sql } from '../sql.ts';
import { type TenantTable, tenantTables } from './catalogue.ts';
import { appliedMigrations, enterTenant, sqlOn } from './connection.ts';

/** A row as one line of JSON, lossless: columns that are NULL are absent, bytes are `\x` and hex, moments have six digits. */
export interface RowLine {
  readonly line: string;
  /** Columns of bytes that were asked for apart; they are not in the line. */
  readonly apart: Readonly<Record<string, Buffer | null>>;
}

export interface RowReading {
  /** Columns that are left out. */
  readonly skip?: readonly string[];
  /** Columns of bytes that come beside the line. */
  readonly apart?: readonly string[];
  /** Columns of jsonb whose sealed values (`{"$sealed": …}`) are left out. */
  readonly withoutSealed?: readonly string[];
}

/** One tenant as it stood at one moment, for as long as it takes to read all of it. */
export interface TenantSnapshot {
  readonly tenantId: string;
  readonly takenAt: Date;
  readonly tables: readonly TenantTable[];
  /** Names of the migrations that made these tables. */
  readonly migrations: readonly string[];
  readonly sql: Sql;
  /** All rows of the tenant in this table, along its primary key, by half a megabyte. One table at a time. */
  rows(table: TenantTable, reading?: RowReading): AsyncGenerator<readonly RowLine[]>;
}

export interface SnapshotOptions {
  readonly appUrl: string;
  readonly scopeKey: Buffer;
  readonly applicationName: string;
}

/** A page has up to 800 KB, a mark of a reader some 100 bytes: rows come by their weight. */
const BYTES_AT_ONCE = 500_000;
const ROWS_AT_FIRST = 8;
const ROWS_AT_MOST = 500;
const STATEMENT_MS = 120_000;
/** Whoever reads so slowly holds up the tidying of every table. */
const IDLE_MS = 120_000;

const { escapeIdentifier, escapeLiteral } = pg;

/**
 * Runs `work` in a read-only transaction of one tenant on a connection of its own, which sees the moment at which it began
 * (REPEATABLE READ). Row-level security stays on. For minutes, not for requests.
 */
export async function takeSnapshot<R>(
  { appUrl, scopeKey, applicationName }: SnapshotOptions,
  tenantId: string,
  work: (snapshot: TenantSnapshot) => Promise<R>,
): Promise<R> {
  assertTenantId(tenantId);
  const client = new pg.Client({
    connectionString: appUrl,
    application_name: applicationName,
    connectionTimeoutMillis: 3000,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
  });
  // A connection that breaks while nobody asks it anything tells by the next question.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    await enterTenant(client, scopeKey, tenantId);
    await client.query(`set local timezone = 'UTC'`);
    return await work(await snapshotOf(client, tenantId));
  } catch (error) {
    throw asDatabaseError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function snapshotOf(client: pg.Client, tenantId: string): Promise<TenantSnapshot> {
  const sql = sqlOn(client);
  const [moment] = await sql<{ takenAt: Date }>`select now() as "takenAt"`;
  return {
    tenantId,
    takenAt: moment!.takenAt,
    tables: await tenantTables(sql),
    migrations: await appliedMigrations(sql),
    sql,
    rows: (table, reading = {}) => rowsOf(client, tenantId, table, reading),
  };
}

async function* rowsOf(
  client: pg.Client,
  tenantId: string,
  table: TenantTable,
  reading: RowReading,
): AsyncGenerator<readonly RowLine[]> {
  const { apart = [] } = reading;
  await client.query(`declare tenant_rows no scroll cursor for ${selectOf(tenantId, table, reading)}`);
  for (let asked = ROWS_AT_FIRST; ; ) {
    const { rows } = await client.query<unknown[]>({
      text: `fetch ${asked} from tenant_rows`,
      rowMode: 'array',
    });
    if (rows.length > 0)
      yield rows.map(([line, ...bytes]) => ({
        line: String(line),
        apart: Object.fromEntries(apart.map((column, place) => [column, bytes[place] as Buffer | null])),
      }));
    if (rows.length < asked) break;
    asked = nextBatch(asked, rows);
  }
  await client.query('close tenant_rows');
}

/** How many rows of the weight of these make a batch; it grows step by step, because those to come may weigh more. */
function nextBatch(asked: number, rows: readonly unknown[][]): number {
  const bytes = rows.reduce((sum, [line]) => sum + String(line).length, 0);
  const fitting = Math.floor((rows.length * BYTES_AT_ONCE) / Math.max(1, bytes));
  return Math.max(1, Math.min(fitting, asked * 4, ROWS_AT_MOST));
}

/** `concat_ws` drops what is NULL, and keeps apart the JSON value `null`, which is none. */
function selectOf(
  tenantId: string,
  table: TenantTable,
  { skip = [], apart = [], withoutSealed = [] }: RowReading,
): string {
  const members = table.columns
    .filter(({ name }) => !skip.includes(name) && !apart.includes(name))
    .map(({ name }) => {
      const column = escapeIdentifier(name);
      const value = withoutSealed.includes(name) ? unsealed(column) : column;
      return `${escapeLiteral(`${JSON.stringify(name)}:`)} || to_json(${value})::text`;
    });
  const beside = apart.map((name) => `, ${escapeIdentifier(name)}`).join('');
  const order = table.key.map(escapeIdentifier).join(', ');
  return `select '{' || ${inPieces(members)} || '}'${beside} from public.${escapeIdentifier(table.name)}
    where ${escapeIdentifier(table.scope)} = ${escapeLiteral(tenantId)}::uuid order by ${order}`;
}

/** A function takes a hundred arguments. */
function inPieces(members: readonly string[]): string {
  const pieces: string[] = [];
  for (let at = 0; at < members.length; at += 90)
    pieces.push(`concat_ws(',', ${members.slice(at, at + 90).join(', ')})`);
  return pieces.length === 1
    ? pieces[0]!
    : `concat_ws(',', ${pieces.map((piece) => `nullif(${piece}, '')`).join(', ')})`;
}

const unsealed = (column: string): string => `(
  select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(${column}) e
  where not (jsonb_typeof(e.value) = 'object' and e.value ? '$sealed'))`;
