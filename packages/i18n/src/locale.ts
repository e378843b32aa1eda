/** Languages of the interface. Ukrainian is the state language and lives at the root of the site. */
export const LOCALES = ['uk', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'uk';

/** Remembers the language for addresses that carry none (mail links, downloads). Holds nothing about the person. */
export const LOCALE_COOKIE = '__Host-viche-locale';

const ENGLISH_PREFIX = /^\/en(?=\/|$)/;
const YEAR_IN_SECONDS = 31_536_000;

/** True for a string that names a language of the interface. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * Splits a request path into its language and the path without the prefix.
 * `/en/petitions` → `{locale: 'en', path: '/petitions'}`; `/english` stays Ukrainian.
 */
export function localeFromPath(pathname: string): { locale: Locale; path: string } {
  if (!ENGLISH_PREFIX.test(pathname)) return { locale: DEFAULT_LOCALE, path: pathname || '/' };
  return { locale: 'en', path: pathname.replace(ENGLISH_PREFIX, '') || '/' };
}

/**
 * Address of the same page in the given language; query and fragment stay. Calling it twice changes nothing.
 * @example localePath('en', '/petitions?q=1') // '/en/petitions?q=1'
 */
export function localePath(locale: Locale, path: string): string {
  const [, pathname = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(path) ?? [];
  const bare = localeFromPath(pathname).path;
  if (locale === DEFAULT_LOCALE) return bare + rest;
  return (bare === '/' ? '/en' : `/en${bare}`) + rest;
}

/**
 * The language of a request. The address decides, because two people who share a link must see one text;
 * the cookie only says what the person would rather read, so that the root page can offer it.
 */
export function detectLocale(request: { pathname: string; cookieHeader?: string | null }): {
  locale: Locale;
  path: string;
  preferred: Locale;
} {
  const { locale, path } = localeFromPath(request.pathname);
  return { locale, path, preferred: localeFromCookie(request.cookieHeader) ?? locale };
}

/** The language kept in the cookie, or undefined when there is none, it is unknown, or it came twice (planted). */
export function localeFromCookie(cookieHeader: string | null | undefined): Locale | undefined {
  const values = (cookieHeader ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([name]) => name === LOCALE_COOKIE)
    .map(([, value]) => value);
  const [only] = values;
  return values.length === 1 && isLocale(only) ? only : undefined;
}

/** Value of a Set-Cookie header that remembers the language for a year. */
export function localeCookie(locale: Locale): string {
  return `${LOCALE_COOKIE}=${locale}; Path=/; Max-Age=${YEAR_IN_SECONDS}; SameSite=Lax; Secure; HttpOnly`;
}
