import type { LoadResult } from './load.ts';

/** One line of the report. `floor` and `ratio`: what the machine did bare, in the same run, and the share of it. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly floor?: number;
  readonly ratio?: number;
}

/** What was measured so far. */
export const rows: Row[] = [];

export const round = (value: number, digits = 2) => Number(value.toFixed(digits));

/** Keeps a line and shows it on the way. */
export function note(row: Row): void {
  const rounded = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? round(value, 3) : value]),
  ) as unknown as Row;
  rows.push(rounded);
  process.stderr.write(`${JSON.stringify(rounded)}\n`);
}

export const fromLoad = (name: string, result: LoadResult, floor: number): Row => ({
  name,
  unit: 'requests/s',
  value: result.perSecond,
  p50: result.p50,
  p95: result.p95,
  p99: result.p99,
  floor,
  ratio: result.perSecond / floor,
});

/** @throws Error when the load met another answer than these */
export function onlyStatus(result: LoadResult, ...allowed: number[]): void {
  const strange = Object.entries(result.statuses).filter(([status]) => !allowed.includes(Number(status)));
  if (strange.length > 0) throw new Error(`unexpected answers: ${JSON.stringify(result.statuses)}`);
}
