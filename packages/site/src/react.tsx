import type { MetaFunction } from '@remix-run/node';
import { HIDDEN_FIELDS } from '@viche/forms';
import { createContext, type ReactNode, useContext } from 'react';
import type { SiteContext } from './site-context.ts';

const Site = createContext<SiteContext | null>(null);

/** Gives the request's site to the components below. Pages are rendered on the server only, so nothing is serialised. */
export function SiteProvider({ site, children }: { site: SiteContext; children: ReactNode }) {
  return <Site.Provider value={site}>{children}</Site.Provider>;
}

/** @throws Error outside of a SiteProvider */
export function useSite(): SiteContext {
  const site = useContext(Site);
  if (!site) throw new Error('No <SiteProvider> above this component');
  return site;
}

/**
 * The hidden fields of a form that changes something: its token, which also makes a repeated post one act, and the mark of
 * what it asks (`formVersion`), where the action compares it with today's.
 */
export function FormSecrets({ scope, version }: { scope: string; version?: string }) {
  return (
    <>
      <input type="hidden" name="csrf" value={useSite().formToken(scope)} />
      {version ? <input type="hidden" name={HIDDEN_FIELDS.version} value={version} /> : null}
    </>
  );
}

/** What a loader says of its page, for the head of the document. */
export interface PageData {
  readonly title: string;
  readonly description?: string;
  /** `noindex` keeps the page out of search engines. */
  readonly robots?: 'noindex';
  /** Path of the page's own picture for posts about it; without one the site's is shown. */
  readonly picture?: string;
  /** Feeds that tell of what the page shows, for the readers that look for them in its head. */
  readonly feeds?: readonly FeedLink[];
}

export interface FeedLink {
  readonly type: 'application/atom+xml' | 'application/feed+json';
  readonly title: string;
  readonly href: string;
}

/** `meta` of a page whose loader returns `title`; an error in a form puts its word first. */
export const pageMeta: MetaFunction = ({ data }) => {
  const page = data as PageData | undefined;
  if (!page) return [];
  return [
    { title: page.title },
    ...(page.description ? [{ name: 'description', content: page.description }] : []),
    ...(page.robots ? [{ name: 'robots', content: page.robots }] : []),
    ...(page.feeds ?? []).map((feed) => ({ tagName: 'link' as const, rel: 'alternate', ...feed })),
  ];
};
