/** Least number of people who may stand behind a published figure. */
export const SMALLEST_CELL = 10;

/**
 * Hides figures behind which fewer than `least` people stand, and so much more that the public total gives none of them
 * away (threats F10). Null for a hidden cell.
 *
 * When no cell is small, all are published, zeros too. Otherwise every cell below `least` is hidden, zeros with them. What
 * is hidden must be several cells that differ and together reach `least`; until it is so, the smallest cells still shown
 * are hidden as well, with all that come close to them. The rule looks at values only, never at their order. So, for
 * whoever knows the rule and the total, two different hidden cells could always stand in each other's place.
 */
export function hideSmallCells(cells: readonly number[], least = SMALLEST_CELL): (number | null)[] {
  if (!cells.some((people) => people > 0 && people < least)) return [...cells];
  let limit = least;
  for (;;) {
    const hidden = cells.filter((people) => people < limit);
    const shown = cells.filter((people) => people >= limit);
    const together = hidden.reduce((sum, people) => sum + people, 0);
    const safe = hidden.length > 1 && together >= least && new Set(hidden).size > 1;
    if (safe || shown.length === 0) return cells.map((people) => (people < limit ? null : people));
    limit = Math.min(...shown) + least;
  }
}
