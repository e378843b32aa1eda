import { fnv1a } from '../ornament/fnv1a.ts';
import type { Skin, SkinColours } from './derive-skin.ts';

function declarations(colours: SkinColours): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');
}

/**
 * The stylesheet of a skin, linked after the styles of the design system. It holds only where the page does not ask
 * for the state preset, so a hromada can keep its colour and show the state code meanwhile. Dark is for screens: paper
 * is white, whatever the person chose.
 */
export function skinCss(skin: Skin): string {
  const own = ':root:not([data-preset="state"])';
  const dark = declarations(skin.dark);
  return [
    `${own}{${declarations(skin.light)}}`,
    `@media screen and (prefers-color-scheme:dark){${own}:not([data-theme="light"]){${dark}}}`,
    `@media screen{${own}[data-theme="dark"]{${dark}}}`,
    '',
  ].join('\n');
}

/** Name of the stylesheet in an address that may be cached for ever: `/theme/<hash>.css`. */
export function skinHash(skin: Skin): string {
  return fnv1a(skinCss(skin)).toString(16).padStart(8, '0');
}
