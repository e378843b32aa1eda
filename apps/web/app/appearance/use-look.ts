import { useMatches } from '@remix-run/react';
import { SITE_FONTS, type SiteFont } from '@viche/plugin-api';
import type { SiteContext } from '@viche/site';

/** Colours and typeface of a page. */
export interface Look {
  readonly themeHref: string | null;
  readonly font: SiteFont;
}

const isLook = (value: unknown): value is { readonly look: Look } =>
  typeof value === 'object' && value !== null && 'look' in value;

/** The hromada's look, or the one that a page of the desk shows before it is chosen: its loader then answers `look`. */
export function useLook(site: SiteContext): Look {
  const previewed = useMatches()
    .map(({ data }) => data)
    .find(isLook);
  if (previewed) return previewed.look;
  const { font } = site.tenant.brand;
  return { themeHref: site.themeHref, font: font && SITE_FONTS.includes(font) ? font : 'onest' };
}
