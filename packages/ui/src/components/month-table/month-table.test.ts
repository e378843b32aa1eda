import { expect, it } from 'vitest';
import { weeksOf } from './month-table.tsx';

const month = (name: string, length: number) =>
  Array.from({ length }, (_, place) => ({ day: `${name}-${String(place + 1).padStart(2, '0')}` }));

// February 2026 begins on a Sunday, that of 2027 on a Monday.
it.each([
  ['2026-02', 28, 5, 6],
  ['2027-02', 28, 4, 0],
  ['2026-08', 31, 6, 5],
])('%s begins on the right weekday and fills whole weeks', (name, length, weeks, before) => {
  const rows = weeksOf(month(name, length));
  expect(rows).toHaveLength(weeks);
  expect(rows.every((row) => row.length === 7)).toBe(true);
  expect(rows[0]!.filter((day) => day === null)).toHaveLength(before);
  expect(rows.flat().filter(Boolean)).toHaveLength(length);
});
