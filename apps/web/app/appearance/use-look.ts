import { useMatches } from '@remix-run/react';
import { SITE_FONTS, type SiteFont } from '@viche/plugin-api';
import type { SiteContext } from '@viche/site';

/** Colours and typeface of a page. */
export interface Look {
  readonly themeHref: string | null;
  readonly font: SiteFont;
}

const isPreview = (value: unknown): value is { readonly previewedLook: Look } =>
  typeof value === 'object' && value !== null && 'previewedLook' in value;

/** The hromada's look, or the one that a page shows before it is chosen: its loader then answers `previewedLook`. */
export function useLook(site: SiteContext): Look {
  const previewed = useMatches()
    .map(({ data }) => data)
    .find(isPreview);
  if (previewed) return previewed.previewedLook;
  const { font } = site.tenant.brand;
  return { themeHref: site.themeHref, font: font && SITE_FONTS.includes(font) ? font : 'onest' };
}
