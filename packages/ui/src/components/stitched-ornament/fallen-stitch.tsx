import { stitchGrid, stitchPath } from '../../ornament/stitch-grid.ts';

const MISSING = { x: 13, y: 13 };

/** The picture of the 404 page: the hromada's ornament with one stitch fallen out. */
export function FallenStitch({ katottg }: { katottg: string }) {
  const grid = stitchGrid(katottg);
  const torn = grid.map((row, y) => row.map((cell, x) => (x === MISSING.x && y === MISSING.y ? 'empty' : cell)));
  return (
    <svg className="lost" viewBox="0 0 21 28" aria-hidden="true">
      <path className="la" d={stitchPath(torn, 'ground')} />
      <path className="lb" d={stitchPath(torn, 'motif')} />
      <path className="hole" d={`M${MISSING.x + 0.08} ${MISSING.y + 0.08}h.7v.7h-.7z`} />
      <path className="lb" transform="translate(16.2 25.2) rotate(28)" d="M0 0h.86v.86H0z" />
      <path className="ground" d="M2 26.6h17" />
    </svg>
  );
}
