import { hideSmallCells, SMALLEST_CELL } from '@viche/open-data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatedPetition } from './over-petitions.ts';
import { tablesOf } from './tables-of.ts';

const CLOSED = ['2026-01-01', '2026-04-01', '2026-07-01'];
const RUNNING = '2026-10-01';

const petition = (id: string, quarter: string, signatures: number): StatedPetition => ({
  id,
  quarter,
  signatures,
  stated: new Map(),
});
const asText = (petitions: readonly StatedPetition[], taken: readonly string[] = []) =>
  tablesOf(petitions, { ownFrom: 100, closed: CLOSED, taken: new Set(taken) }).map(
    ({ petitionId, quarter, petitions: together }) =>
      `${petitionId ?? 'together'} ${quarter}: ${together.map(({ id }) => id).join(' ')}`,
  );

describe('tables of territories', () => {
  it('a large petition has its own at once, smaller ones wait for the end of the quarter and stand together', () => {
    expect(
      asText([
        petition('a', '2026-01-01', 100),
        petition('b', '2026-01-01', 99),
        petition('c', '2026-01-01', 20),
        petition('d', RUNNING, 300),
        petition('e', RUNNING, 30),
      ]),
    ).toEqual(['a 2026-01-01: a', 'together 2026-01-01: b c', 'd 2026-10-01: d']);
  });

  it('F10 who comes late never makes a second table of a quarter', () => {
    const late = [petition('b', '2026-01-01', 20)];
    expect(asText(late, ['2026-01-01'])).toEqual(['together 2026-04-01: b']);
    expect(asText(late, CLOSED)).toEqual([]);
  });
});

/** A hromada's petitions, with what their signatories stated of three territories. */
const hromada = fc.array(
  fc.record({
    quarter: fc.constantFrom(...CLOSED),
    notStated: fc.nat({ max: 80 }),
    stated: fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 25 })),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Numbers of a table in the order: not stated, then the territories. */
const cellsOf = (petitions: readonly StatedPetition[]): number[] => {
  const sum = (read: (petition: StatedPetition) => number) => petitions.reduce((all, one) => all + read(one), 0);
  const stated = ['x', 'y', 'z'].map((id) => sum((one) => one.stated.get(id) ?? 0));
  return [sum((one) => one.signatures) - stated.reduce((all, number) => all + number, 0), ...stated];
};

describe('F10 whoever has all tables, all public totals and the rule', () => {
  const tablesFrom = (given: readonly { quarter: string; notStated: number; stated: readonly number[] }[]) =>
    tablesOf(
      given.map(({ quarter, notStated, stated }, index) => ({
        id: `p${index}`,
        quarter,
        signatures: notStated + stated.reduce((all, number) => all + number, 0),
        stated: new Map(['x', 'y', 'z'].map((id, place) => [id, stated[place]!])),
      })),
      { ownFrom: 100, closed: CLOSED, taken: new Set() },
    );

  it('finds each petition in one table, so no table is the difference of others', () => {
    fc.assert(
      fc.property(hromada, (given) => {
        const seen = tablesFrom(given).flatMap(({ petitions }) => petitions.map(({ id }) => id));
        expect(seen.toSorted()).toEqual(given.map((_, index) => `p${index}`).toSorted());
      }),
    );
  });

  it('solves no small cell by subtraction: two hidden cells that differ could stand in each other’s place', () => {
    fc.assert(
      fc.property(hromada, (given) => {
        for (const { petitions } of tablesFrom(given)) {
          const cells = cellsOf(petitions);
          const shown = hideSmallCells(cells);
          for (const [place, number] of cells.entries()) {
            if (number === 0 || number >= SMALLEST_CELL) continue;
            expect(shown[place]).toBeNull();
            if (cells.length === 1 || cells.every((cell) => cell === number)) continue;
            const other = cells.findIndex((cell, index) => shown[index] === null && cell !== number);
            if (other < 0) continue;
            const swapped = cells.map((cell, index) =>
              index === place ? cells[other]! : index === other ? number : cell,
            );
            // The same publication from other facts: nobody can tell which of them are true.
            expect(hideSmallCells(swapped)).toEqual(shown);
          }
          const hidden = cells.filter((_, index) => shown[index] === null);
          if (hidden.length > 0 && hidden.length < cells.length) expect(new Set(hidden).size).toBeGreaterThan(1);
        }
      }),
    );
  });
});
