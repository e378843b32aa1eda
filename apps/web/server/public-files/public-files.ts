import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Host, moduleSitemaps, readSitemap, sitemapParts, type TenantBundle } from '@viche/host';
import { localePath } from '@viche/i18n';
import { type SitemapAddress, sitemapIndex, sitemapLines } from '@viche/open-data';
import {
  type CardWords,
  drawCard,
  drawIcon,
  ICON_SIZES,
  type IconSize,
  PictureCache,
  type PictureLook,
} from '@viche/pictures';
import type { AnyManifest, Locale } from '@viche/plugin-api';
import { DATA_POLICY, exposureHeaders } from '../headers.ts';
import { StreamSlots } from '../streams.ts';
import { crestBytes } from './crest-bytes.ts';
import { robotsText } from './robots.ts';
import { sendSmall } from './send-small.ts';
import { coloursOf, siteLook } from './site-look.ts';
import { sitePages } from './site-pages.ts';
import { webManifest } from './web-manifest.ts';

type NamedFile = 'robots' | 'sitemap-index' | 'manifest' | 'card';

/** A file that robots, browsers and phones ask every site for. */
export type PublicFile =
  | { readonly kind: NamedFile }
  | { readonly kind: 'sitemap'; readonly name: string }
  | { readonly kind: 'icon'; readonly size: IconSize };

export interface PublicFileVisit {
  readonly bundle: TenantBundle;
  readonly origin: string;
  readonly locale: Locale;
  readonly requestId: string;
}

export interface PublicFiles {
  /** The picture for posts about one page of a hromada. */
  card(bundle: TenantBundle, locale: Locale, page: Pick<CardWords, 'kind' | 'title'>): Promise<Buffer>;
  /** The file at an address without its language; null for an address of something else. */
  find(pathname: string, locale: Locale): PublicFile | null;
  /** Sends it. Answers what stood in the way: no such file, or how many seconds to wait. */
  send(
    req: IncomingMessage,
    res: ServerResponse,
    file: PublicFile,
    visit: PublicFileVisit,
  ): Promise<'not-found' | { readonly retryAfter: number } | null>;
}

const STREAMS_AT_ONCE = 2;
const RETRY_SECONDS = 30;
const LONGEST_STREAM_MS = 10 * 60_000;
const KEPT_PICTURES = 300;
const SITE_PART = 'site';
const NAMES: Readonly<Record<string, NamedFile>> = {
  '/robots.txt': 'robots',
  '/sitemap.xml': 'sitemap-index',
  '/site.webmanifest': 'manifest',
  '/card.png': 'card',
};

/** The file that an address names, on any host of the building. */
export function publicFileAt(pathname: string, locale: Locale): PublicFile | null {
  const kind = NAMES[pathname];
  // Words are in a language; the rest has one address.
  if (kind === 'manifest' || kind === 'card') return { kind };
  if (locale !== 'uk') return null;
  if (kind) return { kind };
  const size = ICON_SIZES.find((known) => pathname === `/icon-${known}.png`);
  if (size) return { kind: 'icon', size };
  const name = /^\/sitemaps\/([a-z0-9-]{1,80})\.xml$/.exec(pathname)?.[1];
  return name ? { kind: 'sitemap', name } : null;
}

/** Whether it is made of what is in memory, but for the crest: that is read, and the icon drawn, once. */
export const isLight = ({ kind }: PublicFile): boolean => kind === 'robots' || kind === 'manifest' || kind === 'icon';

export interface PublicFileParts {
  readonly host: Host;
  readonly manifests: readonly AnyManifest[];
  /** Bytes of a file of the build, by its address. */
  readFile(address: string): Buffer | null;
}

/** robots.txt, sitemaps, the manifest for phones, icons and the card for posts, of each hromada. Guests' all, without a session. */
export function createPublicFiles({ host, manifests, readFile }: PublicFileParts): PublicFiles {
  const slots = new StreamSlots();
  const pictures = new PictureCache({ limit: KEPT_PICTURES });
  const looks = new WeakMap<TenantBundle, Promise<PictureLook>>();

  function lookOf(bundle: TenantBundle): Promise<PictureLook> {
    const look = looks.get(bundle) ?? readLook(bundle);
    looks.set(bundle, look);
    return look;
  }

  /** A crest that cannot be read now is missing from this picture, not from the next one. */
  async function readLook(bundle: TenantBundle): Promise<PictureLook> {
    const { crest, crestFile } = bundle.info.brand;
    try {
      if (crestFile) return siteLook(bundle.info, await crestBytes(host, bundle, crestFile));
    } catch (error) {
      looks.delete(bundle);
      host.log.warn({ err: error, event: 'crest.unread', tenantId: bundle.info.id }, 'a crest could not be read');
      return siteLook(bundle.info, null);
    }
    return siteLook(bundle.info, crest ? readFile(crest) : null);
  }

  async function index({ bundle, origin }: PublicFileVisit): Promise<string> {
    const names = [SITE_PART, ...(await sitemapParts(host, bundle))];
    return sitemapIndex(names.map((name) => `${origin}/sitemaps/${name}.xml`));
  }

  /** The pages of one sitemap, in every language of the site; null where there is no such part. */
  async function pagesOf(
    name: string,
    { bundle, origin }: PublicFileVisit,
  ): Promise<AsyncIterable<readonly SitemapAddress[]> | null> {
    const inLanguages = ({ path, changedAt }: { path: string; changedAt: Date | null }): SitemapAddress[] =>
      bundle.info.locales.map((locale) => ({ url: origin + localePath(locale, path), changedAt }));
    if (name === SITE_PART) {
      const pages = sitePages(host, manifests, bundle).map((path) => ({ path, changedAt: null }));
      return one(pages.flatMap(inLanguages));
    }
    const owner = moduleSitemaps(host, bundle.enabled).find(({ plugin }) => name.startsWith(`${plugin}-`));
    if (!owner || !(await sitemapParts(host, bundle)).includes(name)) return null;
    const batches = readSitemap(host, bundle.info.id, owner, name.slice(owner.plugin.length + 1));
    return map(batches, (pages) => pages.flatMap(inLanguages));
  }

  async function stream(
    req: IncomingMessage,
    res: ServerResponse,
    pages: AsyncIterable<readonly SitemapAddress[]>,
    requestId: string,
  ): Promise<void> {
    res.writeHead(200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Security-Policy': DATA_POLICY,
      'Cache-Control': 'no-cache',
    });
    if (req.method === 'HEAD') return void res.end();
    try {
      const signal = AbortSignal.timeout(LONGEST_STREAM_MS);
      await pipeline(Readable.from(sitemapLines(pages), { highWaterMark: 1 }), res, { signal });
    } catch (error) {
      res.destroy();
      if ((error as { code?: unknown }).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
      host.log.warn({ reqId: requestId, err: error, event: 'sitemap.cut' }, 'a sitemap was cut short');
    }
  }

  const picture = (key: readonly (string | number)[], bundle: TenantBundle, draw: () => Promise<Buffer>) =>
    pictures.take(JSON.stringify([bundle.info.id, bundle.version, ...key]), draw);

  function card(bundle: TenantBundle, locale: Locale, { kind, title }: Pick<CardWords, 'kind' | 'title'>) {
    const site = bundle.info.names[locale].official;
    return picture(['card', site, kind ?? '', title], bundle, async () =>
      drawCard(await lookOf(bundle), { site, kind, title }),
    );
  }

  return {
    card,
    find: publicFileAt,
    async send(req, res, file, visit) {
      const { bundle, locale, origin, requestId } = visit;
      const { info } = bundle;
      // Nothing of a trial is to be found.
      if (info.trial && file.kind.startsWith('sitemap')) return 'not-found';
      const names = info.names[locale];
      if (file.kind === 'robots') {
        const site = info.state === 'live' ? 'open' : 'not-open';
        sendSmall(req, res, 'text/plain; charset=utf-8', robotsText({ origin, locales: info.locales, site }));
      } else if (file.kind === 'manifest') {
        const manifest = webManifest({
          name: names.official,
          shortName: names.short,
          description: host.translators[locale].t('site:home.lead'),
          locale,
          look: coloursOf(info.brand),
        });
        sendSmall(req, res, 'application/manifest+json; charset=utf-8', JSON.stringify(manifest));
      } else if (file.kind === 'icon') {
        const { size } = file;
        const icon = await picture(['icon', size], bundle, async () => drawIcon(await lookOf(bundle), size));
        sendSmall(req, res, 'image/png', icon);
      } else if (file.kind === 'card') {
        const title = info.brand.welcome?.[locale] ?? host.translators[locale].t('site:home.welcome');
        if (!info.trial) for (const [name, value] of exposureHeaders('frame')) res.setHeader(name, value);
        sendSmall(req, res, 'image/png', await card(bundle, locale, { kind: null, title }));
      } else if (file.kind === 'sitemap') {
        const pages = await pagesOf(file.name, visit);
        if (!pages) return 'not-found';
        const end = slots.take([info.id, STREAMS_AT_ONCE]);
        if (!end) return { retryAfter: RETRY_SECONDS };
        await stream(req, res, pages, requestId).finally(end);
      } else {
        sendSmall(req, res, 'application/xml; charset=utf-8', await index(visit), 'no-cache');
      }
      return null;
    },
  };
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value;
}

async function* map<T, R>(values: AsyncIterable<T>, change: (value: T) => R): AsyncGenerator<R> {
  for await (const value of values) yield change(value);
}
