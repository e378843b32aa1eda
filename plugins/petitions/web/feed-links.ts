import type { FeedLink, SiteContext } from '@viche/site';

/** Both feeds of a page for its head; `query` narrows them as it narrows the page. */
export function feedLinks({ href }: Pick<SiteContext, 'href'>, path: string, title: string, query = ''): FeedLink[] {
  const address = (format: 'atom' | 'json') => `${href(`${path}/feed.${format}`)}${query ? `?${query}` : ''}`;
  return [
    { type: 'application/atom+xml', title, href: address('atom') },
    { type: 'application/feed+json', title, href: address('json') },
  ];
}
