import type { LoaderFunctionArgs } from '@remix-run/node';
import { LICENCE_URL, writeAtom, writeJsonFeed } from '@viche/open-data';
import { type FeedLink, type SiteContext, siteOf } from '@viche/site';

const NEWS = /* GraphQL */ `
  query SiteNews {
    siteNews(most: 50) {
      entries { id kind title path summary at }
      tags
    }
  }
`;

interface News {
  readonly entries: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly path: string;
    readonly summary: string;
    readonly at: string;
  }[];
  readonly tags: readonly string[];
}

const FORMATS = {
  atom: { type: 'application/atom+xml', write: writeAtom },
  json: { type: 'application/feed+json', write: writeJsonFeed },
} as const;
type Format = keyof typeof FORMATS;

/** What is new in all modules, for readers of feeds. */
export const newsFeed =
  (format: Format) =>
  async ({ context }: LoaderFunctionArgs): Promise<Response> => {
    const site = siteOf(context);
    if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
    const { siteNews } = await site.query<{ siteNews: News }>(NEWS);
    site.cacheFor('config', ...siteNews.tags);
    const absolute = (path: string) => site.origin + site.href(path);
    const self = absolute(`/news.${format}`);
    const names = site.tenant.names[site.locale];
    const { type, write } = FORMATS[format];
    const text = write({
      id: self,
      title: `${site.translator.t('site:news.title')} · ${names.short}`,
      language: site.locale,
      publisher: names.official,
      pageUrl: absolute('/'),
      selfUrl: self,
      licenceUrl: LICENCE_URL,
      emptySince: new Date(0),
      entries: siteNews.entries.map(({ id, kind, title, path, summary, at }) => ({
        id,
        title,
        url: absolute(path),
        summary,
        publishedAt: new Date(at),
        updatedAt: new Date(at),
        categories: [kind],
      })),
    });
    return new Response(text, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
  };

/** The feeds of the whole site, for the head of its front page. */
export const newsFeedLinks = ({ translator: { t }, href }: Pick<SiteContext, 'translator' | 'href'>): FeedLink[] =>
  (Object.keys(FORMATS) as Format[]).map((format) => ({
    type: FORMATS[format].type,
    title: t('site:news.title'),
    href: href(`/news.${format}`),
  }));
