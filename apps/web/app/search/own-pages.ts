import { termsOf } from '@viche/search';
import type { SiteContext } from '@viche/site';
import { HELP_QUESTIONS } from '../facts/help-questions.ts';
import { linesOf, PLATFORM_GAPS, type PublicStatement } from '../statement/statement-data.ts';

/** A page of the site itself that answers to what was typed. */
export interface OwnPage {
  readonly title: string;
  readonly href: string;
}

/** A page that the hromada wrote, as `pageSearch` finds it. */
export interface WrittenPage {
  readonly slug: string;
  readonly title: string;
  readonly placement: string;
}

const PAGES = [
  { path: '/help', name: 'help' },
  { path: '/contacts', name: 'contacts' },
  { path: '/documents', name: 'documents' },
  { path: '/calendar', name: 'calendar' },
  { path: '/participation', name: 'participation' },
  { path: '/accessibility', name: 'accessibility' },
  { path: '/open-data', name: 'openData' },
] as const;

type Reader = Pick<SiteContext, 'translator' | 'href'>;
type Statement = Pick<PublicStatement, 'gaps' | 'method' | 'complaint'>;

/** What a page of the site says beside its title, as far as people look for it. */
function wordsOn({ translator: { t } }: Reader, name: (typeof PAGES)[number]['name'], statement: Statement): string {
  const said = [t(`site:search.keywords.${name}`)];
  if (name === 'help')
    said.push(...HELP_QUESTIONS.flatMap((key) => [t(`site:help.${key}.title`), t(`site:help.${key}.body`)]));
  if (name === 'accessibility') {
    const { gaps, method, complaint } = statement;
    said.push(...(gaps ? linesOf(gaps.text) : PLATFORM_GAPS.map((key) => t(`site:accessibility.gaps.${key}`))));
    said.push(method?.text ?? '', complaint?.text ?? t('site:accessibility.complaint.body'));
  }
  return said.join('\n');
}

/** The site's own pages that have every word that was typed, then those that the hromada wrote. */
export function ownPages(
  site: Reader,
  asked: string,
  found: { readonly written: readonly WrittenPage[]; readonly statement: Statement },
): OwnPage[] {
  const { translator, href } = site;
  const { t } = translator;
  const words = termsOf(asked);
  if (words.length === 0) return [];
  const answers = (text: string) => {
    const known = new Set(termsOf(text));
    return words.every((word) => known.has(word));
  };
  const core = PAGES.map(({ path, name }) => ({ path, title: t(`site:${name}.title`), name }))
    .filter(({ title, name }) => answers(`${title}\n${wordsOn(site, name, found.statement)}`))
    .map(({ path, title }) => ({ href: href(path), title }));
  const own = found.written.map(({ slug, title, placement }) => ({
    title,
    href: placement === 'help' ? `${href('/help')}#own-${slug}` : href(`/pages/${slug}`),
  }));
  return [...core, ...own];
}
