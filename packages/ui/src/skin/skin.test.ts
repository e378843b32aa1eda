import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { deriveColours, deriveSkin, SKIN_SURROUNDINGS, type Skin } from './derive-skin.ts';
import { parseHex, toOklch } from './oklch.ts';
import { skinCss, skinHash } from './skin-css.ts';

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const skinOf = (hex: string): Skin => {
  const skin = deriveSkin(hex);
  if ('error' in skin) throw new Error(`${hex}: ${skin.error}`);
  return skin;
};
const distance = (one: string, other: string) => {
  const [a, b] = [toOklch(parseHex(one)!), toOklch(parseHex(other)!)];
  const rad = Math.PI / 180;
  return Math.hypot(
    a.l - b.l,
    a.c * Math.cos(a.h * rad) - b.c * Math.cos(b.h * rad),
    a.c * Math.sin(a.h * rad) - b.c * Math.sin(b.h * rad),
  );
};

describe('deriveSkin', () => {
  it.each(['#1A6148', '#6D2A5C'])('of %s comes as near to the drawn skin as an eye can tell', (hex) => {
    const [drawn, derived] = [skinOf(hex), deriveColours(hex)!];
    for (const side of ['light', 'dark'] as const) {
      for (const role of ['accent', 'accent-strong', 'accent-soft', 'accent-line', 'on-accent'] as const) {
        expect(distance(drawn[side][role], derived[side][role]), `${side} ${role}`).toBeLessThan(0.03);
      }
    }
  });

  it('gives Славутич and Луцьк the values of their sites', () => {
    expect(skinOf('#1A6148').light).toMatchObject({ 'accent-strong': '#0f4432', 'accent-soft': '#e6f1ec' });
    expect(skinOf('1a6148').dark.accent).toBe('#7fd1ad');
    expect(skinOf('#6d2a5c').light.motif).toBe('#f2b84b');
  });

  it.each([
    ['#1d4a9a', 'blue'],
    ['#0a0a0a', 'near black'],
    ['#3d2a5c', 'violet'],
    ['#005a5a', 'teal'],
    ['#444444', 'grey'],
    ['#5a4a00', 'olive'],
    ['#000080', 'navy'],
  ])('takes %s (%s) and keeps every text readable', (hex) => {
    const { light, dark } = skinOf(hex);
    expect(contrast(light.accent, SKIN_SURROUNDINGS.light.linen)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(light.accent, light['accent-soft'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast('#ffffff', light['accent-strong'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark.accent, SKIN_SURROUNDINGS.dark.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark.accent, dark['accent-soft'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark['on-accent'], dark.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark.accent, SKIN_SURROUNDINGS.dark.track)).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['#ffd600', 'contrast'],
    ['#19be6f', 'contrast'],
    ['#7d7d7d', 'contrast'],
    ['#a8231c', 'hue-near-bad'],
    ['#8a2a10', 'hue-near-bad'],
    ['#7a1f2b', 'hue-near-bad'],
    ['red', 'not-a-colour'],
    ['#fff', 'not-a-colour'],
    ['#123456;}body{}', 'not-a-colour'],
  ])('refuses %s: %s', (hex, error) => expect(deriveSkin(hex)).toEqual({ error }));
});

describe('skinCss', () => {
  it('sets light, dark by device and dark by choice, dark on screens only, and nothing in the state preset', () => {
    const css = skinCss(skinOf('#1a6148'));
    expect(css).toContain(':root:not([data-preset="state"]){--accent:#1a6148;');
    expect(css).toContain(
      '@media screen and (prefers-color-scheme:dark){:root:not([data-preset="state"]):not([data-theme="light"])',
    );
    expect(css).toContain('@media screen{:root:not([data-preset="state"])[data-theme="dark"]{--accent:#7fd1ad;');
  });
  it('has an address that changes with the colours', () => {
    expect(skinHash(skinOf('#1a6148'))).toMatch(/^[0-9a-f]{8}$/);
    expect(skinHash(skinOf('#1a6148'))).not.toBe(skinHash(skinOf('#1d4a9a')));
  });
  it('is measured against the surroundings that the tokens really have', () => {
    for (const [name, value] of Object.entries({
      page: '#ffffff',
      linen: '#f6f4ee',
      'c-track': '#e6e3d9',
      bad: '#a8231c',
    })) {
      expect(tokens).toContain(`--${name}: ${value};`);
    }
  });
});
