import { LOCALES, type Locale, type TenantInfo } from '@viche/plugin-api';

/**
 * Language that the law of a country wants first on sites of its authorities, by the letters with which the country's codes of
 * places begin: Law of Ukraine 2704-VIII, article 27, part 6, and KATOTTG.
 */
const STATE_LANGUAGES: Readonly<Record<string, Locale>> = { UA: 'uk' };

/** The language without which a site of this place cannot be, and which stands first; null where no law says. */
export const requiredLocale = (code: string): Locale | null => STATE_LANGUAGES[code.slice(0, 2)] ?? null;

/** Languages of a site in their order: the required one first, each once, unknown ones left out. */
export function siteLocales(code: string, chosen: readonly string[]): Locale[] {
  const required = requiredLocale(code);
  const rest = LOCALES.filter((locale) => chosen.includes(locale) && locale !== required);
  return required ? [required, ...rest] : rest;
}

/** The language in which the site speaks to somebody: the wanted one where the site has it, else its first. */
export function localeOf({ locales }: Pick<TenantInfo, 'locales'>, wanted: string | null | undefined): Locale {
  return locales.find((locale) => locale === wanted) ?? locales[0]!;
}
