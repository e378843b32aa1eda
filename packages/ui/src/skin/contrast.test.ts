import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8').replace(/\/\*.*?\*\//gs, '');

/** Custom properties of the first block that opens with exactly this selector. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`No block ${selector}`);
  const body = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const light = block(':root');
const dark = { ...light, ...block(':root[data-theme="dark"]') };
const preset = block(':root[data-preset="state"]');
const state = { ...light, ...preset };
const stateDark = { ...dark, ...preset, ...block(':root[data-preset="state"][data-theme="dark"]') };
const themes = { light, dark, state, stateDark };

const TONES = ['ok', 'warn', 'bad', 'info', 'calm'];
const SERIES = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'];
const GROUNDS = ['page', 'surface', 'linen'];

const TEXT_PAIRS: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['muted', ground],
    ['accent', ground],
    ['link-visited', ground],
    ...TONES.map((tone): [string, string] => [tone, ground]),
  ]),
  ...TONES.flatMap((tone): [string, string][] => [
    [tone, `${tone}-bg`],
    ['ink', `${tone}-bg`],
    ['muted', `${tone}-bg`],
  ]),
  ['ink', 'linen-deep'],
  ['muted', 'linen-deep'],
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-inverse', 'inverse'],
  ['on-inverse-muted', 'inverse'],
];

describe.each(Object.entries(themes))('%s', (name, token) => {
  const ratio = (one: string, other: string) => contrast(token[one] ?? one, token[other] ?? other);
  it.each(TEXT_PAIRS)('text %s on %s is at least 4.5:1', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(GROUNDS)('the border of a control is seen on %s, 3:1', (ground) => {
    expect(ratio('control', ground)).toBeGreaterThanOrEqual(3);
  });
  it.each(SERIES)('chart series %s is seen on a surface', (series) => {
    expect(ratio(series, 'surface')).toBeGreaterThanOrEqual(4.4);
  });
  it('bars are seen on their track, 3:1', () => {
    for (const bar of ['accent', 'ok', 'c-2']) expect(ratio(bar, 'c-track'), bar).toBeGreaterThanOrEqual(3);
  });
  it('the focus ring is seen against its halo', () => {
    expect(ratio('focus-ring', 'focus-halo')).toBeGreaterThanOrEqual(10);
  });
  if (name.startsWith('state')) {
    it.each(['ok', 'warn', 'bad', 'accent'])('words on the %s fill are at least 4.5:1', (tone) => {
      expect(ratio(`on-${tone}-fill`, `${tone}-fill`)).toBeGreaterThanOrEqual(4.5);
    });
    it('hero and its button are readable', () => {
      expect(ratio('on-hero', 'hero')).toBeGreaterThanOrEqual(7);
      expect(ratio('on-hero-act', 'hero-act')).toBeGreaterThanOrEqual(7);
      expect(ratio('on-hero-act', 'hero-act-hover')).toBeGreaterThanOrEqual(7);
      expect(ratio('on-accent', 'accent-hover')).toBeGreaterThanOrEqual(7);
    });
  } else {
    it('white is readable on the strong accent', () =>
      expect(ratio('#ffffff', 'accent-strong')).toBeGreaterThanOrEqual(7));
  }
});

describe('the two dark blocks', () => {
  const bodies = (selector: string) => block(selector);
  it.each([
    [':root:not([data-theme="light"])', ':root[data-theme="dark"]'],
    [':root[data-preset="state"]:not([data-theme="light"])', ':root[data-preset="state"][data-theme="dark"]'],
  ])('by device and by choice are equal: %s', (byDevice, byChoice) => {
    expect(bodies(byDevice)).toEqual(bodies(byChoice));
  });
});
