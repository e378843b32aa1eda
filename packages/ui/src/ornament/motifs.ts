/** Place of a stitch: distances from the centre along both axes, the larger one first. */
export interface Stitch {
  readonly far: number;
  readonly near: number;
}

interface Frame {
  readonly ground: (stitch: Stitch) => boolean;
  readonly motif: (stitch: Stitch) => boolean;
}

const on = (stitch: Stitch, ring: number) => stitch.far + stitch.near === ring;
const at = ({ far, near }: Stitch, x: number, y: number) => far === x && near === y;

/** Rhombs around the core. The outermost stitches join the neighbouring repeats of the pattern. */
export const FRAMES: readonly Frame[] = [
  {
    ground: (stitch) => on(stitch, 9) || (on(stitch, 11) && stitch.near % 2 === 1),
    motif: (stitch) => at(stitch, 10, 0),
  },
  { ground: (stitch) => on(stitch, 10) || on(stitch, 8), motif: () => false },
  { ground: (stitch) => on(stitch, 9), motif: (stitch) => at(stitch, 10, 0) },
];

/** Corners, asked by distance from the nearest corner of the cloth: `x` along the nearer side, `y` along the other. */
export const CORNERS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x === 0 && y <= 5) || (x === y && x <= 4),
  (x, y) => x + y <= 4,
  (x, y) => x + y <= 6 && (x + y) % 2 === 0,
];

type Core = (stitch: Stitch, radius: number) => boolean;

/** Star of eight rays with crossbars. */
const star: Core = ({ far, near }, r) =>
  (near === 0 && far <= r) ||
  (far === near && far <= r - 2) ||
  (far === r - 2 && near <= 1) ||
  (far === 1 && near <= 1);

/** Rhomb in a rhomb. */
const rhomb: Core = (stitch, r) => {
  const distance = stitch.far + stitch.near;
  return distance === r || distance === r - 1 || distance <= r - 4;
};

/** Four berries on the axes, dots between them. */
const berries: Core = ({ far, near }, r) =>
  (near === 0 && far <= r && far >= r - 3) ||
  (near === 1 && (far === r - 1 || far === r - 2)) ||
  (far === near && (far === r - 3 || far === r - 4));

/** Four leaves on the diagonals. */
const leaves: Core = ({ far, near }, r) =>
  (near === 0 && (far === r || far <= 1)) ||
  (far === near && (far === r - 2 || far === r - 3 || far === 1)) ||
  (far === near + 1 && far >= 2 && far <= r - 2);

/** Sown field: every second stitch of a rhomb. */
const field: Core = ({ far, near }, r) => far + near <= r && (far + near) % 2 === r % 2;

/** Wreath: an open rhomb with dots inside and a small rhomb in the middle. */
const wreath: Core = ({ far, near }, r) =>
  (far + near === r && near >= 1) || (far === near && far === r - 4) || far + near <= 1 || (near === 0 && far === r);

/** The order is part of the rule from code to ornament: nothing may be moved or put between. */
export const CORES: readonly Core[] = [leaves, field, wreath, rhomb, berries, star];
