import { element } from './xml.ts';

/** A page as a sitemap names it. */
export interface SitemapAddress {
  /** Whole address, with its host. */
  readonly url: string;
  readonly changedAt: Date | null;
}

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';
const SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The list of the sitemaps of a host (sitemaps.org, 0.9). */
export function sitemapIndex(urls: readonly string[]): string {
  const parts = urls.map((url) => `<sitemap>${element('loc', url)}</sitemap>\n`);
  return `${HEAD}<sitemapindex ${SPACE}>\n${parts.join('')}</sitemapindex>\n`;
}

/** One sitemap, made batch by batch while it is being sent. */
export async function* sitemapLines(
  batches: AsyncIterable<readonly SitemapAddress[]> | Iterable<readonly SitemapAddress[]>,
): AsyncGenerator<string> {
  yield `${HEAD}<urlset ${SPACE}>\n`;
  for await (const batch of batches) {
    if (batch.length > 0) yield batch.map(writeAddress).join('');
  }
  yield '</urlset>\n';
}

const writeAddress = ({ url, changedAt }: SitemapAddress): string =>
  `<url>${element('loc', url)}${changedAt ? element('lastmod', changedAt.toISOString()) : ''}</url>\n`;
