import type { RowToWrite } from '@viche/db/server';
import type { Secret } from '@viche/identity';
import { ArchiveRefused } from './archive-refused.ts';
import type { ArchivedTable } from './format.ts';
import { wrapAnew } from './person-marks.ts';

export interface RowsOfTenant {
  readonly tenantId: string;
  /** The column that says whose a row is. */
  readonly scope: string;
  readonly personWrap: Secret;
  /** The outer key of this installation. */
  readonly outer: Secret;
}

const ROWS_AT_ONCE = 500;
/** A page has up to 800 KB, a mark of a reader some 100 bytes. */
const LENGTH_AT_ONCE = 500_000;
const BYTES = /^\\x([0-9a-f]{2})*$/;

/**
 * Rows of a table out of an archive, by half a megabyte: each is one of this tenant's, has no member but the table's columns,
 * and its marks of people are wrapped by this installation's key.
 *
 * @throws {ArchiveRefused} `core/archive-foreign` for a row of another tenant (threats T17)
 */
export async function* archivedRows(
  pieces: AsyncIterable<Uint8Array>,
  table: ArchivedTable,
  place: RowsOfTenant,
): AsyncGenerator<readonly RowToWrite[]> {
  const columns = new Set(table.columns.map(({ name }) => name));
  let rows = 0;
  let batch: RowToWrite[] = [];
  let length = 0;
  for await (const line of linesOf(pieces)) {
    rows += 1;
    const where = `${table.name}, row ${rows}`;
    const row = rowOf(line, where);
    if (row[place.scope] !== place.tenantId)
      throw new ArchiveRefused('core/archive-foreign', `${where} belongs to another hromada.`);
    const unknown = Object.keys(row).find((name) => !columns.has(name));
    if (unknown)
      throw new ArchiveRefused('core/archive-foreign', `${where} has the member ${unknown}, which no column takes.`);
    batch.push({ line, over: personKeys(row, table, place, where) });
    length += line.length;
    if (batch.length < ROWS_AT_ONCE && length < LENGTH_AT_ONCE) continue;
    yield batch;
    [batch, length] = [[], 0];
  }
  if (batch.length > 0) yield batch;
  if (rows !== table.rows)
    throw new ArchiveRefused('core/archive-broken', `${table.name} has ${rows} rows, not ${table.rows}.`);
}

/** What stands before each line feed. Not readline: it does not pass on that its input failed. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const text = new TextDecoder('utf-8', { fatal: true });
  let begun = '';
  for await (const piece of pieces) {
    const lines = (begun + text.decode(piece, { stream: true })).split('\n');
    begun = lines.pop()!;
    yield* lines;
  }
  begun += text.decode();
  if (begun !== '') yield begun;
}

function rowOf(line: string, where: string): Readonly<Record<string, unknown>> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (cause) {
    throw new ArchiveRefused('core/archive-broken', `${where} is no JSON.`, { cause });
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row))
    throw new ArchiveRefused('core/archive-broken', `${where} is no row.`);
  return row as Record<string, unknown>;
}

function personKeys(
  row: Readonly<Record<string, unknown>>,
  { personKeys: columns }: ArchivedTable,
  { personWrap, outer }: RowsOfTenant,
  where: string,
): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const text = row[column];
      if (text === undefined) return [];
      if (typeof text !== 'string' || !BYTES.test(text))
        throw new ArchiveRefused('core/archive-broken', `${where} has no bytes in ${column}.`);
      const key = Buffer.from(text.slice(2), 'hex');
      return [[column, `\\x${wrapAnew(key, { from: personWrap, to: outer }).toString('hex')}`]];
    }),
  );
}
