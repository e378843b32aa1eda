import { fnv1a } from './fnv1a.ts';
import { CORES, CORNERS, FRAMES, type Stitch } from './motifs.ts';

/** Stitches along one side of the cloth. */
export const GRID_SIZE = 21;
const CENTRE = 10;

/** What is stitched: `ground` is the pale frame, `motif` the bright core and corners. Rows from top to bottom. */
export type StitchCell = 'empty' | 'ground' | 'motif';
export type StitchGrid = readonly (readonly StitchCell[])[];

/**
 * Which drawing a code gets. The four numbers are taken from separate bits of one hash; the offsets are fixed for
 * ever, because a hromada that printed its ornament must find the same one on its site next year.
 */
function choose(katottg: string) {
  const hash = fnv1a(katottg.trim().toLowerCase());
  const take = <T>(from: readonly T[], shift: number) => from[(hash >>> shift) % from.length] as T;
  return { frame: take(FRAMES, 18), corner: take(CORNERS, 28), core: take(CORES, 11), radius: take([6, 5], 8) };
}

/**
 * The stitched ornament of a hromada from its code in the national codifier: 21 × 21 stitches, mirrored on both axes
 * and on the diagonals. Mirror symmetry is drawn in, so no rotating cross can appear whatever the code is.
 * @example stitchGrid('UA32100130000093505')[10]?.[10] // 'motif'
 */
export function stitchGrid(katottg: string): StitchGrid {
  const { frame, corner, core, radius } = choose(katottg);
  const cell = (x: number, y: number): StitchCell => {
    const [dx, dy] = [Math.abs(x - CENTRE), Math.abs(y - CENTRE)];
    // The larger distance first: the eight mirrored places of a stitch are one question.
    const place: Stitch = dx >= dy ? { far: dx, near: dy } : { far: dy, near: dx };
    if (corner(CENTRE - place.far, CENTRE - place.near) || core(place, radius) || frame.motif(place)) return 'motif';
    return frame.ground(place) ? 'ground' : 'empty';
  };
  return Array.from({ length: GRID_SIZE }, (_, y) => Array.from({ length: GRID_SIZE }, (_, x) => cell(x, y)));
}

/** SVG path of all stitches of one kind; a stitch is 0.86 of its square, so the cloth shows between them. */
export function stitchPath(grid: StitchGrid, kind: 'ground' | 'motif'): string {
  return grid.flatMap((row, y) => row.map((cell, x) => (cell === kind ? `M${x} ${y}h.86v.86h-.86z` : ''))).join('');
}
