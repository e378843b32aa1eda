/** Sign between the cells of a table that somebody saved from a spreadsheet. */
export type CsvDelimiter = ';' | ',' | '\t';

/** The sign that the first line has most of, outside quotes. */
export function delimiterOf(text: string): CsvDelimiter {
  const first = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const count = (sign: string) => first.split(sign).length;
  return ([';', ',', '\t'] as const).reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * How csv-parse reads tables of spreadsheets: lines are counted, rows may be shorter than the header, empty ones are none.
 *
 * @param longest characters that a row may have
 */
export const spreadsheetCsv = (delimiter: CsvDelimiter, longest: number) =>
  ({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longest,
  }) as const;
