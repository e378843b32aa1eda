import { slugify } from '@viche/i18n';
import { type Municipality, shortNameOf } from '@viche/territories';

/** What the platform keeps for itself, and what would pass for an authority of the state. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'www www2 api app apps admin administrator root system platform viche portal open login logout auth oauth sso id eid idgov diia ' +
    'bankid account accounts my me files file static assets cdn img media upload uploads download downloads mail email smtp imap ' +
    'pop pop3 mx webmail ftp sftp ns ns1 ns2 dns vpn git status health healthz readyz metrics monitor graphql docs doc help ' +
    'support contact contacts about blog news press shop pay billing test tests testing dev demo sandbox stage staging preview ' +
    'beta localhost local internal intranet example security abuse postmaster hostmaster webmaster noreply no-reply gov ua uk en ' +
    'rada kmu president ukraine cvk dvk police sbu nabu court vote votes election elections petition petitions budget poll polls ' +
    'platforma hromada hromady rada-gov data opendata open-data search theme csp follow'
  ).split(' '),
);

/** No two hyphens in a row, so that no name of another alphabet in disguise (`xn--`) is one either. */
const SLUG = /^[a-z0-9](-?[a-z0-9]){1,62}$/;

/** Why nobody may have this address, whoever asks; null where it is a good one. */
export function slugProblem(slug: string): 'form' | 'reserved' | null {
  if (!SLUG.test(slug) || slug.length > 63) return 'form';
  return RESERVED.has(slug) ? 'reserved' : null;
}

/** Addresses that suit a hromada, the shortest first: by its centre's name in CMU 55/2010 letters, then with the oblast. */
export function slugsFor(municipality: Municipality): string[] {
  const centre = slugify(shortNameOf(municipality).uk, 40);
  const more = [municipality.oblast, municipality.raion, 'hromada'].flatMap((word) =>
    word ? [slugify(word, 20)] : [],
  );
  return [centre, ...more.map((word) => `${centre}-${word}`)].filter((slug) => slugProblem(slug) === null);
}
