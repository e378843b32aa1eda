import { ImportUnreadable } from '../errors.ts';
import type { ImportColumn } from './columns.ts';
import { REQUIRED_COLUMNS, recogniseColumns } from './columns.ts';
import { type CellProblem, type FormerPetition, readRow } from './read-row.ts';
import type { ImportedTable } from './read-table.ts';

export interface CheckedRow {
  readonly line: number;
  readonly former: FormerPetition;
  readonly problems: readonly CellProblem[];
}

export interface CheckedTable {
  /** Name in the file to ours, null for one that is not read, in the file's order. */
  readonly columns: readonly { readonly name: string; readonly column: ImportColumn | null }[];
  readonly rows: readonly CheckedRow[];
}

/**
 * Reads every row and says what is wrong with it; nothing is written.
 *
 * @throws {ImportUnreadable} when a column is missing without which no petition can be read
 */
export function checkTable({ header, rows }: ImportedTable, today: string): CheckedTable {
  const columns = recogniseColumns(header);
  const missing = REQUIRED_COLUMNS.find((column) => !columns.includes(column));
  if (missing) throw new ImportUnreadable({ problem: `no-column-${missing}`, line: 1 });
  const numbers = new Set<string>();
  const checked = rows.map(({ line, cells }) => {
    const read = readRow(cellsOf(columns, cells), today);
    const { number } = read.former;
    const repeated = number !== '' && numbers.has(number);
    numbers.add(number);
    return {
      line,
      former: read.former,
      problems: repeated
        ? [...read.problems, { column: 'number' as const, problem: 'number-repeated' as const, value: number }]
        : read.problems,
    };
  });
  return { columns: header.map((name, index) => ({ name, column: columns[index] ?? null })), rows: checked };
}

function cellsOf(columns: readonly (ImportColumn | null)[], cells: readonly string[]): Map<ImportColumn, string> {
  return new Map(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? ''] as const] : [])));
}
