import { termsOf } from '@viche/search';
import type { SiteContext } from '@viche/site';

/** A page of the site itself that answers to what was typed. */
export interface OwnPage {
  readonly title: string;
  readonly path: string;
}

const PAGES = [
  { path: '/help', name: 'help' },
  { path: '/contacts', name: 'contacts' },
  { path: '/calendar', name: 'calendar' },
  { path: '/accessibility', name: 'accessibility' },
  { path: '/open-data', name: 'openData' },
] as const;

/** The site's own pages whose title or keywords have every word that was typed. */
export function ownPages({ translator: { t } }: Pick<SiteContext, 'translator'>, asked: string): OwnPage[] {
  const words = termsOf(asked);
  if (words.length === 0) return [];
  return PAGES.flatMap(({ path, name }) => {
    const title = t(`site:${name}.title`);
    const known = new Set(termsOf(`${title} ${t(`site:search.keywords.${name}`)}`));
    return words.every((word) => known.has(word)) ? [{ title, path }] : [];
  });
}
