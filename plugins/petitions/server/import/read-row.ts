import { parseTypedDay, parseTypedWhole } from '@viche/forms';
import { cleanText } from '@viche/i18n';
import type { ImportColumn } from './columns.ts';
import { REQUIRED_COLUMNS } from './columns.ts';

/** What a former platform said about a petition. Days are `YYYY-MM-DD`. */
export interface FormerPetition {
  readonly number: string;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly author: string;
  readonly category: string;
  readonly status: string;
  readonly published: string;
  readonly collectedUntil: string | null;
  readonly threshold: number | null;
  readonly signatures: number;
  readonly answer: string;
  readonly answeredOn: string | null;
  readonly address: string;
}

export const ROW_PROBLEMS = [
  'required',
  'too-long',
  'formula',
  'not-a-day',
  'day-to-come',
  'day-before-published',
  'not-a-number',
  'not-an-address',
  'number-repeated',
] as const;
export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** What is wrong in one cell; `value` is its beginning, as the file has it. */
export interface CellProblem {
  readonly column: ImportColumn;
  readonly problem: RowProblem;
  readonly value: string;
}

const LONGEST: Readonly<Record<ImportColumn, number>> = {
  number: 60,
  title: 500,
  essence: 50_000,
  demand: 50_000,
  author: 300,
  category: 200,
  status: 100,
  published: 60,
  collectedUntil: 60,
  threshold: 20,
  signatures: 20,
  answer: 100_000,
  answeredOn: 60,
  address: 2_000,
};
const SHOWN = 60;
const MOST_SIGNATURES = 10_000_000;
/** Time after a day: `2024-05-01T09:30:00Z`, `01.05.2024 09:30`. The day alone is kept. */
const TIME_AFTER = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/;
/** A cell that a spreadsheet would compute: no fact, and an attack on whoever opens the next export. */
const FORMULA = /^\s*(?:[=@]|[+-]\s*[\p{L}(]+\s*\()/u;

/** Reads one row; problems are answered beside whatever could be read. `today` is the hromada's local day. */
export function readRow(
  cells: ReadonlyMap<ImportColumn, string>,
  today: string,
): { former: FormerPetition; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const raw = (column: ImportColumn) => cells.get(column) ?? '';
  const refuse = (column: ImportColumn, problem: RowProblem) => {
    if (!problems.some((known) => known.column === column))
      problems.push({ column, problem, value: cleanText(raw(column)).slice(0, SHOWN) });
  };

  const text = (column: ImportColumn): string => {
    const value = cleanText(raw(column)).trim();
    if (value.length > LONGEST[column]) refuse(column, 'too-long');
    else if (FORMULA.test(value)) refuse(column, 'formula');
    else if (value === '' && REQUIRED_COLUMNS.includes(column)) refuse(column, 'required');
    return value;
  };
  const lineOf = (column: ImportColumn): string => text(column).replace(/\s+/gu, ' ');
  const day = (column: ImportColumn): string | null => {
    const value = lineOf(column);
    if (value === '') return null;
    const read = parseTypedDay(value.replace(TIME_AFTER, ''));
    if (read === null) refuse(column, 'not-a-day');
    return read;
  };
  const whole = (column: ImportColumn): number | null => {
    const value = lineOf(column);
    if (value === '') return null;
    const read = parseTypedWhole(value);
    if (read === null || read < 0 || read > MOST_SIGNATURES) refuse(column, 'not-a-number');
    return read;
  };
  const address = (): string => {
    const value = lineOf('address');
    if (value !== '' && !/^https?:\/\/[^\s<>"]+$/i.test(value)) refuse('address', 'not-an-address');
    return value;
  };

  const former: FormerPetition = {
    number: lineOf('number'),
    title: lineOf('title'),
    essence: text('essence'),
    demand: text('demand'),
    author: lineOf('author'),
    category: lineOf('category'),
    status: lineOf('status'),
    published: day('published') ?? '',
    collectedUntil: day('collectedUntil'),
    threshold: whole('threshold'),
    signatures: whole('signatures') ?? 0,
    answer: text('answer'),
    answeredOn: day('answeredOn'),
    address: address(),
  };
  if (former.published > today) refuse('published', 'day-to-come');
  if (former.answeredOn !== null && former.answeredOn > today) refuse('answeredOn', 'day-to-come');
  for (const later of ['collectedUntil', 'answeredOn'] as const) {
    const value = former[later];
    if (value !== null && former.published !== '' && value < former.published) refuse(later, 'day-before-published');
  }
  return { former, problems };
}
