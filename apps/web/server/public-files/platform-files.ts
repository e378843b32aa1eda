import { publicHalf } from '@viche/audit';
import type { Environment, Host } from '@viche/host';
import { detectLocale, LOCALES, localePath } from '@viche/i18n';
import { sitemapIndex, sitemapLines } from '@viche/open-data';
import { drawCard, drawIcon, PictureCache, type PictureLook, PLATFORM_COLOURS } from '@viche/pictures';
import type { Locale } from '@viche/plugin-api';
import type { TerritoryIndex } from '@viche/territories';
import { AUDIT_KEY_PATH } from '../closed-files.ts';
import { DATA_POLICY } from '../headers.ts';
import { previewTheme } from '../theme.ts';
import { publicFileAt } from './public-files.ts';
import { robotsText } from './robots.ts';
import { webManifest } from './web-manifest.ts';

export interface PlatformFileParts {
  readonly host: Host;
  readonly env: Pick<Environment, 'PLATFORM_URL' | 'AUDIT_SIGNING_KEY'>;
  readFile(address: string): Buffer | null;
  territories(): Promise<TerritoryIndex>;
}

const MARK = '/app-mark.svg';
const SITE_SITEMAP = 'site';

/** The same files for the bare host: of the platform's own pages, none of a hromada's. */
export function createPlatformFiles({ host, env, readFile, territories }: PlatformFileParts) {
  const { origin } = new URL(env.PLATFORM_URL);
  const pictures = new PictureCache({ limit: 20 });
  const look: PictureLook = { ...PLATFORM_COLOURS, katottg: 'UA00000000000000000', crest: readFile(MARK) };

  async function sitemap(): Promise<string> {
    const oblasts = (await territories()).oblasts().map(({ slug }) => `/hromadas/${slug}`);
    const pages = ['/', '/hromadas', ...oblasts, '/open'];
    const urls = LOCALES.flatMap((locale) =>
      pages.map((path) => ({ url: origin + localePath(locale, path), changedAt: null })),
    );
    let text = '';
    for await (const line of sitemapLines([urls])) text += line;
    return text;
  }

  const cardOf = (locale: Locale) => {
    const { t } = host.translators[locale];
    const words = { site: t('site:platform.name'), kind: null, title: t('site:platform.title') };
    // The mark stands for the platform among icons; on a card its name does.
    return pictures.take(`card ${locale}`, () => drawCard({ ...look, crest: null }, words));
  };

  return {
    /** Null for an address of something else. */
    async respond(request: Request): Promise<Response | null> {
      if (request.method !== 'GET' && request.method !== 'HEAD') return null;
      const { pathname } = new URL(request.url);
      // A colour that somebody looks at in the wizard before a site has it.
      const previewed = previewTheme(pathname);
      if (previewed) return answer('text/css; charset=utf-8', previewed.css);
      // With it anybody checks what this installation has signed.
      if (pathname === AUDIT_KEY_PATH) return answer('application/x-pem-file', publicHalf(env.AUDIT_SIGNING_KEY));
      const { locale, path } = detectLocale({ pathname });
      const file = publicFileAt(path, locale);
      if (!file) return null;
      const { t } = host.translators[locale];
      if (file.kind === 'robots')
        return answer('text/plain; charset=utf-8', robotsText({ origin, locales: LOCALES, site: 'open' }));
      if (file.kind === 'sitemap-index') return xml(sitemapIndex([`${origin}/sitemaps/${SITE_SITEMAP}.xml`]));
      if (file.kind === 'sitemap') return file.name === SITE_SITEMAP ? xml(await sitemap()) : null;
      if (file.kind === 'icon') {
        const { size } = file;
        return answer('image/png', await pictures.take(`icon ${size}`, () => drawIcon(look, size)));
      }
      if (file.kind === 'card') return answer('image/png', await cardOf(locale));
      const facts = {
        name: t('site:platform.name'),
        shortName: t('site:platform.short'),
        description: t('site:platform.lead'),
      };
      return answer(
        'application/manifest+json; charset=utf-8',
        JSON.stringify(webManifest({ ...facts, locale, look })),
      );
    },
  };
}

const answer = (type: string, body: string | Buffer): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: { 'Content-Type': type, 'Content-Security-Policy': DATA_POLICY, 'Cache-Control': 'public, max-age=3600' },
  });
const xml = (text: string): Response => answer('application/xml; charset=utf-8', text);
