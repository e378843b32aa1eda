import { localePath } from '@viche/i18n';
import type { PictureLook } from '@viche/pictures';
import type { Locale } from '@viche/plugin-api';

interface ManifestFacts {
  readonly name: string;
  readonly shortName: string;
  readonly description: string;
  readonly locale: Locale;
  readonly look: Pick<PictureLook, 'ground'>;
}

/** What a phone needs to put the site on its home screen (W3C Web Application Manifest). The browser's address stays in sight. */
export function webManifest({ name, shortName, description, locale, look }: ManifestFacts): object {
  const icon = (size: number, purpose: 'any' | 'maskable') => ({
    src: `/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/',
    name,
    short_name: shortName,
    description,
    lang: locale,
    dir: 'ltr',
    start_url: localePath(locale, '/'),
    scope: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: look.ground,
    icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
  };
}
