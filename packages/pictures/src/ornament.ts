import { GRID_SIZE, stitchGrid, stitchPath } from '@viche/ui';
import type { PictureLook } from './look.ts';

/** One piece of the hromada's ornament, as the inside of an SVG of 21 × 21. */
export function ornamentShapes({ katottg, motif }: Pick<PictureLook, 'katottg' | 'motif'>): string {
  const grid = stitchGrid(katottg);
  return (
    `<path d="${stitchPath(grid, 'ground')}" fill="#ffffff" opacity=".2"/>` +
    `<path d="${stitchPath(grid, 'motif')}" fill="${motif}" opacity=".92"/>`
  );
}

/** A drawing of our own on a ground of one colour; nothing that anybody typed goes into it. */
export function drawing(width: number, height: number, ground: string, shapes: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
      `<rect width="100%" height="100%" fill="${ground}"/>${shapes}</svg>`,
  );
}

export { GRID_SIZE };
