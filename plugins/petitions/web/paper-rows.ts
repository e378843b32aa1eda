import type { LineData, LineResultData } from './paper-document.ts';

/** Lines that one form asks for: as many as fit on a screen and are sent in one go. */
export const ROWS_AT_ONCE = 10;

/** A line as it stands in the form. */
export interface TypedRow {
  readonly line: string;
  readonly name: string;
  readonly code: string;
  /** What was wrong with it, as the API spells it. */
  readonly outcome?: string;
}

/** Outcomes after which a line stands on the sheet; all others wait for another try. */
const STANDS: ReadonlySet<string> = new Set(['ENTERED', 'ENTERED_BEFORE', 'ALREADY_SIGNED']);
export const stands = ({ outcome }: Pick<LineResultData, 'outcome'>): boolean => STANDS.has(outcome);

/** The rows of a posted form, in its order; those left empty are not there. */
export function typedRows(typed: Readonly<Record<string, string>>): TypedRow[] {
  const rows: TypedRow[] = [];
  for (let index = 0; index < ROWS_AT_ONCE; index += 1) {
    const [line = '', name = '', code = ''] = ['line', 'name', 'code'].map((part) => typed[`rows.${index}.${part}`]);
    if (name.trim() !== '' || code.trim() !== '') rows.push({ line, name, code });
  }
  return rows;
}

/** What the form shows next: lines that did not stand, as they were typed, and then the free lines of the sheet. */
export function nextRows(
  lines: readonly Pick<LineData, 'line' | 'removedReason'>[],
  stated: number,
  kept: readonly TypedRow[],
): TypedRow[] {
  const taken = new Set([
    ...lines.filter(({ removedReason }) => removedReason === null).map(({ line }) => line),
    ...kept.map(({ line }) => Number(line)),
  ]);
  const rows = [...kept];
  for (let line = 1; line <= Math.max(stated, 1) && rows.length < ROWS_AT_ONCE; line += 1)
    if (!taken.has(line)) rows.push({ line: String(line), name: '', code: '' });
  return rows;
}
