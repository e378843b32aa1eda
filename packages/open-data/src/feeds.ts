import { element, escapeXml } from './xml.ts';

/** One thing that readers of a feed are told. Public words only. */
export interface FeedEntry {
  /** Stays the same for ever: `urn:uuid:…` and what happened. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly summary: string;
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly categories: readonly string[];
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  /** Who publishes it: the hromada, never a person. */
  readonly publisher: string;
  /** The page of which it tells. */
  readonly pageUrl: string;
  readonly selfUrl: string;
  readonly licenceUrl: string;
  /** When a feed without entries changed last. */
  readonly emptySince: Date;
  readonly entries: readonly FeedEntry[];
}

const link = (rel: string, href: string, type: string): string =>
  `<link rel="${rel}" type="${type}" href="${escapeXml(href)}"/>`;

const newestOf = ({ entries, emptySince }: Feed): Date =>
  entries.length === 0 ? emptySince : new Date(Math.max(...entries.map(({ updatedAt }) => updatedAt.getTime())));

/** Atom (RFC 4287). Texts are plain: what a stranger typed is never markup. */
export function writeAtom(feed: Feed): string {
  const entries = feed.entries.map((entry) =>
    [
      '<entry>',
      element('id', entry.id),
      element('title', entry.title),
      link('alternate', entry.url, 'text/html'),
      element('published', entry.publishedAt.toISOString()),
      element('updated', entry.updatedAt.toISOString()),
      ...entry.categories.map((category) => `<category term="${escapeXml(category)}"/>`),
      element('summary', entry.summary),
      '</entry>',
    ].join('\n'),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">`,
    element('id', feed.id),
    element('title', feed.title),
    `<author>${element('name', feed.publisher)}</author>`,
    element('updated', newestOf(feed).toISOString()),
    link('alternate', feed.pageUrl, 'text/html'),
    link('self', feed.selfUrl, 'application/atom+xml'),
    link('license', feed.licenceUrl, 'text/html'),
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

/** JSON Feed, version 1.1. */
export function writeJsonFeed(feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.pageUrl,
    feed_url: feed.selfUrl,
    language: feed.language,
    authors: [{ name: feed.publisher }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
      tags: entry.categories,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
