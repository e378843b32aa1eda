import type { Locale } from './locale.ts';

const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;

/**
 * The language to name beside a text that people wrote, so that a screen reader speaks it with the right voice
 * (WCAG 2.2, 3.1.2); nothing where it is the page's own. On Ukrainian pages nothing is named: Latin letters there are
 * mostly names and terms, which a Ukrainian voice reads better than a change of voice does.
 */
export function languageBeside(locale: Locale, text: string): 'uk' | undefined {
  if (locale === 'uk') return undefined;
  const cyrillic = text.match(CYRILLIC)?.length ?? 0;
  return cyrillic > (text.match(LATIN)?.length ?? 0) ? 'uk' : undefined;
}
