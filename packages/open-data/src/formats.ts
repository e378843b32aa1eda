import { csvLine } from './csv.ts';
import type { OpenRecord } from './types.ts';

/** A file in which a dataset is offered. */
export interface Distribution {
  /** Ending of its address: `/data/<dataset>.<ending>`. */
  readonly ending: 'csv' | 'office.csv' | 'json';
  readonly mediaType: string;
  readonly format: 'CSV' | 'JSON';
}

export const DISTRIBUTIONS: readonly Distribution[] = [
  { ending: 'csv', mediaType: 'text/csv', format: 'CSV' },
  { ending: 'office.csv', mediaType: 'text/csv', format: 'CSV' },
  { ending: 'json', mediaType: 'application/json', format: 'JSON' },
];

/** By this mark a spreadsheet knows UTF-8. The exact edition has none: programs would read it as a part of the first name. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A dataset as the text of one of its files, a batch of rows at a time: never more than a batch is in memory. */
export async function* datasetLines(
  batches: AsyncIterable<readonly OpenRecord[]>,
  columns: readonly string[],
  ending: Distribution['ending'],
): AsyncGenerator<string> {
  if (ending === 'json') yield* jsonLines(batches, columns);
  else yield* csvLines(batches, columns, ending === 'csv' ? 'exact' : 'office');
}

async function* csvLines(
  batches: AsyncIterable<readonly OpenRecord[]>,
  columns: readonly string[],
  edition: 'exact' | 'office',
): AsyncGenerator<string> {
  const line = (row: OpenRecord) =>
    csvLine(
      columns.map((name) => row[name] ?? null),
      edition,
    );
  yield `${edition === 'office' ? BYTE_ORDER_MARK : ''}${csvLine(columns, edition)}`;
  for await (const rows of batches) if (rows.length > 0) yield rows.map(line).join('');
}

/** An array with a record on each line, so that line tools can read it too. */
async function* jsonLines(
  batches: AsyncIterable<readonly OpenRecord[]>,
  columns: readonly string[],
): AsyncGenerator<string> {
  const record = (row: OpenRecord) =>
    JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name] ?? null])));
  let between = '[\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield `${between}${rows.map(record).join(',\n')}`;
    between = ',\n';
  }
  yield between === '[\n' ? '[]\n' : '\n]\n';
}
