/** Of whom a picture is: colours and marks that are the site's own, never a stranger's. */
export interface PictureLook {
  /** `#rrggbb` of the ground, dark enough for white letters. */
  readonly ground: string;
  /** `#rrggbb` of the ornament's bright stitches. */
  readonly motif: string;
  /** Code in the national codifier, from which the ornament is made. */
  readonly katottg: string;
  /** Bytes of the crest, SVG or PNG from our own files; null where a hromada has none. */
  readonly crest: Buffer | null;
}

/** Colours of the platform itself. */
export const PLATFORM_COLOURS = { ground: '#13336e', motif: '#ffc933' } as const;

/** Colours of a hromada that keeps the state's look. */
export const STATE_COLOURS = { ground: '#1e1e1e', motif: '#c5d9e9' } as const;
