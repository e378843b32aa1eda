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

export interface TableCheck {
  /** Name in the file to ours, null for one that is not read, in the file's order. */
  readonly columns: readonly { readonly name: string; readonly column: ImportColumn | null }[];
  /** Reads one row and says what is wrong with it; rows are given in the file's order, each once. */
  check(row: ImportedTable['rows'][number]): CheckedRow;
}

/**
 * Begins to check a table; nothing is written.
 *
 * @throws {ImportUnreadable} when a column is missing without which no petition can be read
 */
export function checkOf({ header }: Pick<ImportedTable, 'header'>, today: string): TableCheck {
  const columns = recogniseColumns(header);
  const missing = REQUIRED_COLUMNS.find((column) => !columns.includes(column));
  if (missing) throw new ImportUnreadable({ problem: `no-column-${missing}`, line: 1 });
  const numbers = new Set<string>();
  return {
    columns: header.map((name, index) => ({ name, column: columns[index] ?? null })),
    check({ line, cells }) {
      const { former, problems } = readRow(cellsOf(columns, cells), today);
      const { number } = former;
      if (number !== '' && numbers.has(number))
        problems.push({ column: 'number', problem: 'number-repeated', value: number });
      numbers.add(number);
      return { line, former, problems };
    },
  };
}

function cellsOf(columns: readonly (ImportColumn | null)[], cells: readonly string[]): Map<ImportColumn, string> {
  return new Map(columns.flatMap((column, index) => (column ? [[column, cells[index] ?? ''] as const] : [])));
}
