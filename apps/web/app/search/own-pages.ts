import { termsOf } from '@viche/search';
import type { SiteContext } from '@viche/site';

/** A page of the site itself that answers to what was typed. */
export interface OwnPage {
  readonly title: string;
  readonly href: string;
}

const PAGES = [
  { path: '/help', name: 'help' },
  { path: '/contacts', name: 'contacts' },
  { path: '/documents', name: 'documents' },
  { path: '/calendar', name: 'calendar' },
  { path: '/accessibility', name: 'accessibility' },
  { path: '/open-data', name: 'openData' },
] as const;

/** The site's own pages whose title or keywords have every word that was typed, then those of the hromada's menus. */
export function ownPages(
  { translator: { t }, chrome: { pages }, href }: Pick<SiteContext, 'translator' | 'chrome' | 'href'>,
  asked: string,
): OwnPage[] {
  const words = termsOf(asked);
  if (words.length === 0) return [];
  const answers = (text: string) => {
    const known = new Set(termsOf(text));
    return words.every((word) => known.has(word));
  };
  const core = PAGES.map(({ path, name }) => ({ path, title: t(`site:${name}.title`), name }))
    .filter(({ title, name }) => answers(`${title} ${t(`site:search.keywords.${name}`)}`))
    .map(({ path, title }) => ({ href: href(path), title }));
  const own = [...pages.header, ...pages.footer].filter(({ label }) => answers(label));
  return [...core, ...own.map(({ href: to, label }) => ({ title: label, href: to }))];
}
