import { type FeedEntry, LICENCE_URL, writeAtom, writeJsonFeed } from '@viche/open-data';
import type { SiteContext } from '@viche/site';

/** The two spellings of each feed. */
export type FeedFormat = 'atom' | 'json';

interface FeedOf {
  readonly format: FeedFormat;
  readonly title: string;
  /** Path of the page of which it tells, and of the feed itself. */
  readonly pagePath: string;
  readonly selfPath: string;
  readonly entries: readonly FeedEntry[];
}

const TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** A feed as the answer to a reader, in the language of its address. Its author is the council, never a person. */
export function feedAnswer(site: SiteContext, { format, title, pagePath, selfPath, entries }: FeedOf): Response {
  const absolute = (path: string) => site.origin + site.href(path);
  const feed = {
    id: absolute(selfPath),
    title,
    language: site.locale,
    publisher: site.tenant.names[site.locale].official,
    pageUrl: absolute(pagePath),
    selfUrl: absolute(selfPath),
    licenceUrl: LICENCE_URL,
    emptySince: new Date(0),
    entries,
  };
  const text = format === 'atom' ? writeAtom(feed) : writeJsonFeed(feed);
  return new Response(text, { headers: { 'Content-Type': TYPES[format] } });
}
