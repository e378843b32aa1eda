import { contrast } from './contrast.ts';
import { SKIN_SURROUNDINGS } from './derive-skin.ts';
import { parseHex } from './oklch.ts';

/** What WCAG 2.2 asks of text (1.4.3): 4.5 to 1. */
export const LEAST_TEXT_CONTRAST = 4.5;

/** How a colour reads on the two grounds of a page: contrasts rounded down to a tenth, so that 4.49 never reads as 4.5. */
export interface ColourReport {
  readonly white: number;
  readonly linen: number;
}

/** Null for what is no colour. */
export function reportColour(hex: string): ColourReport | null {
  if (!parseHex(hex)) return null;
  const { page, linen } = SKIN_SURROUNDINGS.light;
  const down = (ratio: number) => Math.floor(ratio * 10) / 10;
  return { white: down(contrast(hex, page)), linen: down(contrast(hex, linen)) };
}
