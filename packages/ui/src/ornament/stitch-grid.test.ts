import { describe, expect, it } from 'vitest';
import { stitchGrid, stitchPath } from './stitch-grid.ts';

// Drawn before the rule was written down; the sites of these hromadas must not change.
const KNOWN: Record<string, string[]> = {
  UA32100130000093505: [
    '#####     #     #####',
    '####      .      ####',
    '###      . .      ###',
    '##      .   .      ##',
    '#      .  #  .      #',
    '      .   #   .      ',
    '     .#  ###  #.     ',
    '    .  #  #  #  .    ',
    '   .    # # #    .   ',
    '  .   #  ###  #   .  ',
    '#.  #############  .#',
  ],
  UA07080170000013585: [
    '######    .    ######',
    '##       . .       ##',
    '# #     . . .     # #',
    '#  #   . . . .   #  #',
    '#   # . .   . . #   #',
    '#    . .  #  . .    #',
    '    . .  ###  . .    ',
    '   . .  ## ##  . .   ',
    '  . .  ##   ##  . .  ',
    ' . .  ##  #  ##  . . ',
    '. .  ##  ###  ##  . .',
  ],
  UA59080130000022249: [
    '######    #    ######',
    '##        .        ##',
    '# #      . .      # #',
    '#  #    .   .    #  #',
    '#   #  .  #  .  #   #',
    '#     .  ###  .     #',
    '     .   ###   .     ',
    '    .  #  #  #  .    ',
    '   .    #   #    .   ',
    '  .  ##       ##  .  ',
    '#.  ####     ####  .#',
  ],
  UA46100110000018989: [
    '######    #    ######',
    '##        .        ##',
    '# #      . .      # #',
    '#  #    .   .    #  #',
    '#   #  .     .  #   #',
    '#     .   #   .     #',
    '     .    #    .     ',
    '    .  # ### #  .    ',
    '   .    # # #    .   ',
    '  .    # ### #    .  ',
    '#.   ###########   .#',
  ],
};
const SIGNS = { empty: ' ', ground: '.', motif: '#' } as const;
const draw = (code: string) => stitchGrid(code).map((row) => row.map((cell) => SIGNS[cell]).join(''));
const codes = Array.from({ length: 2000 }, (_, n) => `UA${String(n * 7919).padStart(17, '0')}`);

describe('stitched ornament', () => {
  it.each(Object.entries(KNOWN))('of %s is the one it was given', (code, upperHalf) => {
    expect(draw(code).slice(0, 11)).toEqual(upperHalf);
  });

  it('depends on the code alone', () => {
    expect(draw('UA32100130000093505')).toEqual(draw(' ua32100130000093505 '));
    expect(draw('UA32100130000093505')).not.toEqual(draw('UA07080170000013585'));
  });

  it('is a mirror image of itself on both axes and both diagonals, so no rotating cross is possible', () => {
    for (const code of codes.slice(0, 300)) {
      const grid = stitchGrid(code);
      grid.forEach((row, y) => {
        row.forEach((cell, x) => {
          expect(grid[y]?.[20 - x]).toBe(cell);
          expect(grid[20 - y]?.[x]).toBe(cell);
          expect(grid[x]?.[y]).toBe(cell);
        });
      });
    }
  });

  it('uses all of its 3 × 6 × 3 × 2 drawings, none too often', () => {
    const counts = new Map<string, number>();
    for (const code of codes) {
      const drawing = draw(code).join('\n');
      counts.set(drawing, (counts.get(drawing) ?? 0) + 1);
    }
    expect(counts.size).toBe(108);
    expect(Math.max(...counts.values())).toBeLessThan(80);
  });

  it('becomes a path of separate stitches', () => {
    const grid = stitchGrid('UA32100130000093505');
    const stitches = grid.flat().filter((cell) => cell === 'motif').length;
    expect(stitchPath(grid, 'motif').match(/M/g)).toHaveLength(stitches);
    expect(stitchPath(grid, 'ground')).toMatch(/^M10 1h\.86v\.86h-\.86z/);
  });
});
