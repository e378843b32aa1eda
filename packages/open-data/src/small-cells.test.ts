import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmallCells } from './small-cells.ts';

/** Every way to put `total` people into `cells` cells. */
function* waysToSplit(total: number, cells: number): Generator<number[]> {
  if (cells === 1) return yield [total];
  for (let first = 0; first <= total; first += 1)
    for (const rest of waysToSplit(total - first, cells - 1)) yield [first, ...rest];
}

const asText = (cells: readonly (number | null)[]) => cells.map((cell) => cell ?? '·').join(' ');

/** What an attacker who knows the rule, the total and the published cells can still believe of each cell. */
function beliefs(total: number, cells: number, least: number): Map<string, Set<number>[]> {
  const found = new Map<string, Set<number>[]>();
  for (const split of waysToSplit(total, cells)) {
    const published = asText(hideSmallCells(split, least));
    const sets = found.get(published) ?? split.map(() => new Set<number>());
    for (const [index, people] of split.entries()) sets[index]!.add(people);
    found.set(published, sets);
  }
  return found;
}

describe('small cells', () => {
  it.each([
    [[120, 30, 15], '120 30 15'],
    [[120, 0, 15], '120 0 15'],
    [[0, 0, 0], '0 0 0'],
    [[120, 3, 0], '· · ·'],
    [[520, 120, 3], '520 · ·'],
    [[520, 125, 120, 3], '520 · · ·'],
    [[9, 1], '· ·'],
  ])('%j is published as %s', (cells, published) => {
    expect(asText(hideSmallCells(cells))).toBe(published);
  });

  it.each([
    [2, 10, 60],
    [3, 10, 48],
    [4, 4, 30],
    [5, 3, 20],
  ])('F10 no attacker can solve a small cell out of %i, whatever the numbers (least %i)', (cells, least, most) => {
    for (let total = 1; total <= most; total += 1) {
      for (const [published, sets] of beliefs(total, cells, least)) {
        for (const [index, cell] of published.split(' ').entries()) {
          const small = [...sets[index]!].some((people) => people > 0 && people < least);
          if (cell === '·' && small)
            expect(sets[index]!.size, `${published} of ${total}: cell ${index}`).toBeGreaterThan(1);
          if (cell !== '·') expect(small, `${published} of ${total} shows a small cell`).toBe(false);
        }
      }
    }
  });

  it('F10 shows no small cell and hides at least two, for any breakdown of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 60 }), { minLength: 2, maxLength: 12 }), (cells) => {
        const published = hideSmallCells(cells);
        const hidden = cells.filter((_, index) => published[index] === null);
        for (const cell of published) if (cell !== null) expect(cell === 0 || cell >= 10).toBe(true);
        expect(hidden.length).not.toBe(1);
        if (hidden.length > 0 && hidden.length < cells.length) {
          expect(hidden.reduce((sum, people) => sum + people, 0)).toBeGreaterThanOrEqual(10);
          expect(new Set(hidden).size).toBeGreaterThan(1);
        }
      }),
    );
  });
});
