import { expect, it } from 'vitest';
import { shownFigure } from './participation.ts';

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const figure = (counts: 'people' | 'listed' | 'cases', values: readonly (number | null)[], total: number | null) =>
  shownFigure(
    {
      key: 'x',
      label: 'X',
      counts,
      months: values.flatMap((value, at) => (value === null ? [] : [{ month: MONTHS[at]!, value }])),
      total: total === null ? null : { value: total },
    },
    MONTHS,
  );
const cells = ({ months, total }: ReturnType<typeof figure>) =>
  [...months, total].map(({ value, isHidden }) => (isHidden ? 'hidden' : value));

it('F10 of people, a small month takes others with it, and a small total is hidden', () => {
  expect(cells(figure('people', [40, 3, 25, 60], 100))).toEqual([40, 'hidden', 'hidden', 60, 100]);
  expect(cells(figure('people', [0, 3, 0, 4], 6)).every((cell) => cell === 'hidden')).toBe(true);
  expect(cells(figure('people', [10, 11, 25, 60], 100))).toEqual([10, 11, 25, 60, 100]);
});

it('what a public list shows anyway, and what no person stands behind, is told as it is', () => {
  for (const counts of ['listed', 'cases'] as const)
    expect(cells(figure(counts, [1, 0, 9, 2], 12))).toEqual([1, 0, 9, 2, 12]);
});

it('a month that nobody counted is neither zero nor hidden', () => {
  expect(cells(figure('people', [40, null, 25, null], null))).toEqual([40, null, 25, null, null]);
  expect(cells(figure('people', [40, null, 2, null], null))[2]).toBe('hidden');
});
