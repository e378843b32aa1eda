import { localePath } from '@viche/i18n';
import type { Locale } from '@viche/plugin-api';

/** Pages of one person, of staff, of choices and of programs: no robot has any business there. */
const NOT_FOR_ROBOTS = ['/account', '/admin', '/auth/', '/follow/', '/login', '/look', '/graphql', '/search'];

interface RobotsFacts {
  readonly origin: string;
  readonly locales: readonly Locale[];
  /** A site that is not open to residents yet, or no more, is nothing to be found by. */
  readonly site: 'open' | 'not-open';
}

/** `robots.txt` (RFC 9309). It asks; what must not be read is refused by other means. */
export function robotsText({ origin, locales, site }: RobotsFacts): string {
  if (site === 'not-open') return 'User-agent: *\nDisallow: /\n';
  const closed = locales.flatMap((locale) => NOT_FOR_ROBOTS.map((path) => `Disallow: ${localePath(locale, path)}`));
  return ['User-agent: *', ...closed, '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
}
