import type { OpenCell } from './types.ts';

/**
 * `exact`: RFC 4180 as programs read it, every byte as in the database. `office`: for spreadsheets of a Ukrainian desktop,
 * which split at semicolons; a text that would be taken for a formula stands behind an apostrophe (threats U10).
 */
export type CsvEdition = 'exact' | 'office';

const SEPARATOR: Record<CsvEdition, string> = { exact: ',', office: ';' };
/** First signs that make a spreadsheet run a cell, full-width ones too: they are folded on import. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const NEEDS_QUOTES = /[",;\r\n]|^\s|\s$/;

function cell(value: OpenCell, edition: CsvEdition): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return String(value);
  const text = edition === 'office' && FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its CRLF. */
export function csvLine(cells: readonly OpenCell[], edition: CsvEdition): string {
  return `${cells.map((value) => cell(value, edition)).join(SEPARATOR[edition])}\r\n`;
}
