import { type CsvDelimiter, delimiterOf, spreadsheetCsv } from '@viche/open-data';
import { parse } from 'csv-parse/sync';
import { ImportUnreadable } from '../errors.ts';

/** A file of a former platform as a table of texts. Lines are those of the file, the header's is 1. */
export interface ImportedTable {
  readonly encoding: 'utf-8' | 'windows-1251';
  readonly delimiter: CsvDelimiter;
  readonly header: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** More rows than any council has petitions; a file beyond it is another file. */
export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 100;
const LONGEST_CELL = 200_000;

/**
 * Reads the bytes of a CSV file: UTF-8 with or without a mark, or CP1251 as old office programs write it; semicolons,
 * commas or tabs; quotes, quotes in quotes, line breaks in cells.
 *
 * @throws {ImportUnreadable} when it is no table, with the line where reading ended
 */
export function readTable(bytes: Uint8Array): ImportedTable {
  const { text, encoding } = decode(bytes);
  if (text.trim() === '') throw new ImportUnreadable({ problem: 'empty', line: 1 });
  // A spreadsheet saved as it is: no encoding makes a table of it.
  if (text.includes('\0')) throw new ImportUnreadable({ problem: 'not-text', line: 1 });
  const delimiter = delimiterOf(text);
  const [header, ...rows] = recordsOf(text, delimiter);
  if (!header || header.cells.length < 2) throw new ImportUnreadable({ problem: 'no-header', line: 1 });
  if (header.cells.length > MOST_COLUMNS) throw new ImportUnreadable({ problem: 'too-wide', line: 1 });
  if (rows.length === 0) throw new ImportUnreadable({ problem: 'no-rows', line: 2 });
  if (rows.length > MOST_ROWS) throw new ImportUnreadable({ problem: 'too-many-rows', line: MOST_ROWS + 2 });
  return { encoding, delimiter, header: header.cells.map((cell) => cell.trim()), rows };
}

/** Bytes that are no UTF-8 are CP1251: nothing else was written by programs of these places. */
function decode(bytes: Uint8Array): Pick<ImportedTable, 'encoding'> & { text: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' };
  }
}

function recordsOf(text: string, delimiter: CsvDelimiter) {
  try {
    const records = parse(text, spreadsheetCsv(delimiter, LONGEST_CELL * 4)) as unknown as {
      info: { lines: number };
      record: string[];
    }[];
    // csv-parse tells the line on which a record ended; the one after it is where the next begins.
    let next = 1;
    return records.map(({ info, record }) => {
      const line = next;
      next = info.lines + 1;
      return { line, cells: record };
    });
  } catch (error) {
    const { lines, code } = error as { lines?: number; code?: string };
    if (code === undefined) throw error;
    throw new ImportUnreadable({ problem: 'broken', line: lines ?? 1 });
  }
}
