import { contrast } from './contrast.ts';
import { fromOklch, type Oklch, parseHex, toHex, toOklch } from './oklch.ts';

/** The six roles that a skin sets; names of CSS custom properties without the dashes. */
export interface SkinColours {
  readonly accent: string;
  readonly 'accent-strong': string;
  readonly 'accent-soft': string;
  readonly 'accent-line': string;
  readonly 'on-accent': string;
  readonly motif: string;
}
export interface Skin {
  readonly light: SkinColours;
  readonly dark: SkinColours;
}

/**
 * Why a colour is refused: it is no colour; text in it would be unreadable; a bar in it would vanish in its track;
 * links in it would read as errors.
 */
export type SkinError = 'not-a-colour' | 'contrast' | 'contrast-with-track' | 'hue-near-bad';

/** The colours of the base tokens that a skin is measured against. */
export const SKIN_SURROUNDINGS = {
  light: { page: '#ffffff', linen: '#f6f4ee', track: '#e6e3d9', bad: '#a8231c' },
  dark: { page: '#0f1820', surface: '#16222d', track: '#2b3b48' },
} as const;

const TEXT = 4.5;
const GRAPHICS = 3;
const HUE_GUARD = 25;
// Below this chroma a colour is grey and its hue is noise.
const GREY = 0.03;
const SUNFLOWER = '#ffc933';
const NIGHT_INK = '#0b141b';

function hueDistance(one: number, other: number): number {
  const distance = Math.abs(one - other) % 360;
  return Math.min(distance, 360 - distance);
}

function derive(accent: string, { l, c, h }: Oklch): Skin {
  const colour = (lightness: number, chroma: number) => toHex(fromOklch({ l: lightness, c: chroma, h }));
  return {
    light: {
      accent,
      'accent-strong': colour(l * 0.78, c * 0.785),
      'accent-soft': colour(0.951, Math.min(0.0155, c * 0.165)),
      'accent-line': colour(0.825, Math.min(0.051, c * 0.56)),
      'on-accent': '#ffffff',
      motif: SUNFLOWER,
    },
    dark: {
      accent: colour(0.803, Math.min(0.095, c * 1.19)),
      'accent-strong': colour(Math.min(0.32, l * 0.727), c * 0.68),
      'accent-soft': colour(0.28, Math.min(0.054, c * 0.445)),
      'accent-line': colour(0.462, Math.min(0.095, c * 0.87)),
      'on-accent': NIGHT_INK,
      motif: SUNFLOWER,
    },
  };
}

function readable({ light, dark }: Skin): boolean {
  const { light: day, dark: night } = SKIN_SURROUNDINGS;
  const pairs: readonly (readonly [string, string])[] = [
    [light.accent, day.page],
    [light.accent, day.linen],
    [light['on-accent'], light.accent],
    [light.accent, light['accent-soft']],
    ['#ffffff', light['accent-strong']],
    [dark.accent, night.page],
    [dark.accent, night.surface],
    [dark['on-accent'], dark.accent],
    [dark.accent, dark['accent-soft']],
    ['#ffffff', dark['accent-strong']],
  ];
  return pairs.every(([one, other]) => contrast(one, other) >= TEXT);
}

/**
 * All colours of a skin, light and dark, from the one colour a hromada chooses, or the reason why it cannot be used.
 * The guard rails: 4.5:1 on white and on linen, 3:1 against the track of a bar, 25° of hue away from the error red.
 * @example
 * const skin = deriveSkin('#1A6148');
 * if ('error' in skin) show(skin.error); else publish(skinCss(skin));
 */
export function deriveSkin(accentHex: string): Skin | { readonly error: SkinError } {
  const rgb = parseHex(accentHex);
  const badRgb = parseHex(SKIN_SURROUNDINGS.light.bad);
  if (!rgb || !badRgb) return { error: 'not-a-colour' };
  const accent = toOklch(rgb);
  const skin = SKIN_PRESETS[toHex(rgb)] ?? derive(toHex(rgb), accent);
  if (!readable(skin)) return { error: 'contrast' };
  const { light, dark } = SKIN_SURROUNDINGS;
  const tracks = [contrast(skin.light.accent, light.track), contrast(skin.dark.accent, dark.track)];
  if (tracks.some((ratio) => ratio < GRAPHICS)) return { error: 'contrast-with-track' };
  if (accent.c >= GREY && hueDistance(accent.h, toOklch(badRgb).h) < HUE_GUARD) return { error: 'hue-near-bad' };
  return skin;
}

/** Skins drawn by hand before the derivation existed; their sites keep them to the last digit. */
const SKIN_PRESETS: Readonly<Record<string, Skin>> = {
  // Славутич
  '#1a6148': {
    light: {
      accent: '#1a6148',
      'accent-strong': '#0f4432',
      'accent-soft': '#e6f1ec',
      'accent-line': '#a8cdbd',
      'on-accent': '#ffffff',
      motif: '#ffc933',
    },
    dark: {
      accent: '#7fd1ad',
      'accent-strong': '#0f3b2c',
      'accent-soft': '#14302a',
      'accent-line': '#2e6853',
      'on-accent': '#0b141b',
      motif: '#ffc933',
    },
  },
  // Луцьк
  '#6d2a5c': {
    light: {
      accent: '#6d2a5c',
      'accent-strong': '#4c1a40',
      'accent-soft': '#f7ecf4',
      'accent-line': '#ddb9d2',
      'on-accent': '#ffffff',
      motif: '#f2b84b',
    },
    dark: {
      accent: '#e6a8d6',
      'accent-strong': '#43193a',
      'accent-soft': '#351b2f',
      'accent-line': '#7a3f6a',
      'on-accent': '#0b141b',
      motif: '#f2b84b',
    },
  },
};

/** The derivation alone, without presets and guard rails; for tests and previews. */
export function deriveColours(accentHex: string): Skin | undefined {
  const rgb = parseHex(accentHex);
  return rgb && derive(toHex(rgb), toOklch(rgb));
}
