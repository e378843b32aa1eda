import { useId } from 'react';
import { stitchGrid, stitchPath } from '../../ornament/stitch-grid.ts';

function StitchPattern({ id, katottg, scale }: { id: string; katottg: string; scale: number }) {
  const grid = stitchGrid(katottg);
  return (
    <pattern id={id} width="21" height="21" patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
      <path d={stitchPath(grid, 'ground')} fill="currentColor" opacity=".2" />
      <path className="m" d={stitchPath(grid, 'motif')} fill="currentColor" opacity=".92" />
    </pattern>
  );
}

/** Ids inside `url(#…)` must not hold the colons that React puts into its own. */
function usePlainId(): string {
  return useId().replaceAll(':', '');
}

/** The ornament of a hromada for its hero: fades out before the words, hidden from readers. */
export function StitchedOrnament({ katottg, place = 'hero' }: { katottg: string; place?: 'hero' | 'pitch' }) {
  const id = usePlainId();
  return (
    <svg
      className={place === 'pitch' ? 'hero-art pitch-art' : 'hero-art'}
      height="112"
      aria-hidden="true"
      preserveAspectRatio="xMaxYMid slice"
    >
      <defs>
        <StitchPattern id={`${id}p`} katottg={katottg} scale={9} />
        <linearGradient id={`${id}g`}>
          <stop offset="0" stopColor="#000" />
          <stop offset=".45" stopColor="#fff" />
        </linearGradient>
        <mask id={`${id}m`}>
          <rect width="100%" height="100%" fill={`url(#${id}g)`} />
        </mask>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id}p)`} mask={`url(#${id}m)`} />
    </svg>
  );
}

/** The ornament as a small tile, for a preview in settings and for cards. `height` in pixels. */
export function StitchedTile({ katottg, height }: { katottg: string; height: number }) {
  const id = usePlainId();
  return (
    <svg className="hero hero-art stitched-tile" width="100%" height={height} aria-hidden="true">
      <defs>
        <StitchPattern id={`${id}p`} katottg={katottg} scale={6} />
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id}p)`} />
    </svg>
  );
}
