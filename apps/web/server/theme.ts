import { createHash } from 'node:crypto';
import type { TenantBrand } from '@viche/plugin-api';
import { deriveSkin, skinCss } from '@viche/ui';

export interface Theme {
  readonly hash: string;
  readonly css: string;
}

/** The stylesheet of a tenant's own colours; null for the state preset, which is the site's own stylesheet. */
export function themeOf(brand: TenantBrand): Theme | null {
  if (brand.preset !== 'own' || !brand.accent) return null;
  const skin = deriveSkin(brand.accent);
  if ('error' in skin) return null;
  const css = skinCss(skin);
  return { css, hash: createHash('sha256').update(css).digest('hex').slice(0, 16) };
}

const PREVIEW = /^\/theme\/preview-([0-9a-f]{6})\.css$/;

/** The stylesheet of a colour that somebody looks at before choosing it: the same for everybody, and only where it could be chosen. */
export function previewTheme(pathname: string): Theme | null {
  const accent = PREVIEW.exec(pathname)?.[1];
  return accent ? themeOf({ preset: 'own', accent: `#${accent}` }) : null;
}
