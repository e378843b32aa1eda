import { monthAfter } from '@viche/plugin-api';
import { expect, it } from 'vitest';
import { shownMonth } from './site-calendar.ts';

it('months go over the turn of the year in both directions', () => {
  expect(['2026-12', '2026-01'].map((month) => [monthAfter(month, -1), monthAfter(month, 1)])).toEqual([
    ['2026-11', '2027-01'],
    ['2025-12', '2026-02'],
  ]);
});

it.each([
  [null, '2026-11'],
  ['2026-11', '2026-11'],
  ['2027-11', '2027-11'],
  ['2026-10', null],
  ['2027-12', null],
  ['2026-13', null],
  ['2026-1', null],
  ["2026-12'--", null],
  ['', null],
])('the asked month %j is shown as %j', (asked, shown) => {
  expect(shownMonth(asked, '2026-11-22')).toBe(shown);
});
