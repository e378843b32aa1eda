const LONGEST = 300;
const NOWHERE = 'http://nowhere.invalid';

/**
 * Where to go after signing in: a path of this very site, or `/` (threats O09). Compared after the browser's own
 * rules were applied, because `/.//evil` becomes `//evil` there.
 */
export function safeReturnTo(path: string | null | undefined): string {
  if (typeof path !== 'string' || path.length > LONGEST || !path.startsWith('/')) return '/';
  if (/[\\\p{Cc}\p{Cf}\p{Z}]/u.test(path) || /%(?:0[0-9a-f]|1[0-9a-f]|5c|7f)/i.test(path)) return '/';
  if (!URL.canParse(path, NOWHERE)) return '/';
  const url = new URL(path, NOWHERE);
  if (url.origin !== NOWHERE || /^\/(?:\/|%2f)/i.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
