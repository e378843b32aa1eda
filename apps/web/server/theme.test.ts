import { tenantBrand, tenantBrandSchema } from '@viche/host';
import { expect, it } from 'vitest';
import { themeOf } from './theme.ts';

const own = (accent: unknown) => tenantBrand({ preset: 'own', accent });

/** A whole stylesheet of ours: three rules of tokens, and every value six hexadecimal digits. */
const TOKENS = '(--[a-z-]+:#[0-9a-f]{6};?)+';
const OWN = ':root:not\\(\\[data-preset="state"\\]\\)';
const STYLESHEET = new RegExp(
  `^${OWN}\\{${TOKENS}\\}\\n@media screen and \\(prefers-color-scheme:dark\\)\\{${OWN}:not\\(\\[data-theme="light"\\]\\)\\{${TOKENS}\\}\\}\\n` +
    `@media screen\\{${OWN}\\[data-theme="dark"\\]\\{${TOKENS}\\}\\}\\n$`,
);

it.each([
  'url(https://evil.example/p)',
  '#1a6148;background:url(//evil.example)',
  '#1a6148}body{display:none',
  '#1a6148/*',
  '#1a6148"',
  "#1a6148'",
  '#1a6148<',
  '</style><script>alert(1)</script>',
  'expression(alert(1))',
  'javascript:alert(1)',
  'var(--accent)',
  'env(safe-area-inset-top)',
  'attr(title)',
  'image-set("x" 1x)',
  'color-mix(in srgb, red, blue)',
  'rgb(26,97,72)',
  'hsl(150 57% 24%)',
  'oklch(0.4 0.1 150)',
  'red',
  'transparent',
  'inherit',
  '#1a61481',
  '#1a614880',
  '#1a6',
  '#1a614g',
  '# 1a6148',
  '#1a6148\n}',
  ' #1a6148 }',
  '#1a6148\\',
  '\\23 1a6148',
  '#１ａ６１４８',
  '#1e999999999',
  '#'.repeat(100_000),
  '',
  '@import "https://evil.example/x.css"',
  0x1a6148,
  ['#1a6148', '}body{}'],
  { toString: () => '#1a6148}body{}' },
])('B08 %j is no colour of a hromada', (accent) => {
  expect(tenantBrandSchema.safeParse({ preset: 'own', accent }).success).toBe(false);
  expect(themeOf(own(accent))).toBeNull();
  expect(own(accent)).toEqual({ preset: 'own' });
  // The stylesheet does not lean on that alone.
  if (typeof accent === 'string') expect(themeOf({ preset: 'own', accent })).toBeNull();
});

it.each([
  'https://evil.example/c.png',
  '//evil.example/c.png',
  'javascript:alert(1)',
  'data:image/svg+xml,<svg/>',
  '/c.svg"onload="x',
])('B08 %s is no crest of a hromada, and does not take its colour away', (crest) => {
  expect(tenantBrandSchema.safeParse({ preset: 'own', crest }).success).toBe(false);
  expect(tenantBrand({ preset: 'own', accent: '#1a6148', crest })).toEqual({ preset: 'own', accent: '#1a6148' });
});

it('B08 what is served holds tokens and hexadecimal colours only, whatever colour is taken', () => {
  let taken = 0;
  for (let colour = 0; colour < 0x1000000; colour += 0x9e37) {
    const theme = themeOf(own(`#${colour.toString(16).padStart(6, '0')}`));
    if (!theme) continue;
    taken += 1;
    expect(theme.css).toMatch(STYLESHEET);
    expect(theme.hash).toMatch(/^[0-9a-f]{16}$/);
  }
  expect(taken).toBeGreaterThan(30);
  // The state's own preset takes nothing from the hromada.
  expect(themeOf({ preset: 'state', accent: '#1a6148' })).toBeNull();
});
