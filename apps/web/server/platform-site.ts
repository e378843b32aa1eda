import { newId } from '@viche/db';
import { type Environment, GUEST, type Host } from '@viche/host';
import { detectLocale, localePath } from '@viche/i18n';
import { type CookieJar, safeReturnTo } from '@viche/identity';
import type { Locale, TenantInfo } from '@viche/plugin-api';
import type { PlatformFacts, PostedFile, SiteAccount, SiteContext, SiteDesk, SiteFollows } from '@viche/site';
import { appearanceCookie, readAppearance } from './appearance.ts';
import { NONCE_PLACEHOLDER } from './headers.ts';
import { type OnboardingParts, siteOnboarding } from './onboarding/onboarding.ts';
import { openPlatformSession } from './onboarding/platform-session.ts';
import { siteOperator } from './operator/site-operator.ts';
import { platformCatalogue } from './platform-catalogue.ts';
import { refusalResponse } from './site-context.ts';
import { siteForms } from './site-forms.ts';

/** Pages of the bare host that are rendered like a site's; every other address there is nobody's. */
const PLATFORM_PAGES =
  /^\/(look|gallery|offline|hromadas(\/[a-z-]{1,60})?|open(\/(done|crest|preview|hromada|mandate|address|look|modules|rules|documents|people|check|drafts\/[a-z-]{1,40}))?)?$/;

/** The operators' console. Only its two doors exist for whoever is not signed in there. */
const OPERATOR_PAGES =
  /^\/operator(\/(login|enrol|logout|operators|journal|announcements|figures|tenants\/[a-z0-9-]{1,63}|applications(\/[0-9a-f-]{36}(\/letter)?)?))?$/;
const OPERATOR_DOORS = /^\/operator\/(login|enrol)$/;

/** Files and cached pages of this size of list are small; a directory of thousands will be searched, not listed. */
const SHOWN_TENANTS = 100;

/** The platform stands where a hromada would: a name and an ornament, no rows. */
const PLATFORM: TenantInfo = {
  id: '00000000-0000-0000-0000-000000000000',
  slug: 'platform',
  code: 'UA00000000000000000',
  names: {
    uk: { official: 'Платформа «Віче»', short: 'Віче', region: 'Україна' },
    en: { official: 'The Viche platform', short: 'Viche', region: 'Ukraine' },
  },
  population: 0,
  timeZone: 'Europe/Kyiv',
  locales: ['uk', 'en'],
  statuteUrl: null,
  statuteEdition: null,
  edrpou: null,
  brand: { preset: 'state' },
  contacts: {},
  state: 'live',
  trial: false,
  openedAt: null,
  closing: null,
};

interface DirectoryRow {
  slug: string;
  official_name: string;
  official_name_en: string;
  region: string;
  region_en: string;
}

export interface PlatformParts extends OnboardingParts {
  readonly cookies: CookieJar;
}

/**
 * Makes the site context of the platform's own pages; null for an address that is not one of them.
 *
 * @param files of the posted form
 */
export async function platformSite(
  parts: PlatformParts,
  request: Request,
  files: readonly PostedFile[] = [],
): Promise<SiteContext | null> {
  const { host, env } = parts;
  const { pathname } = new URL(request.url);
  const { locale, path } = detectLocale({ pathname });
  const isConsole = OPERATOR_PAGES.test(path);
  if (!isConsole && !PLATFORM_PAGES.test(path)) return null;
  const other: Locale = locale === 'uk' ? 'en' : 'uk';
  const requestId = newId();
  const refuse = (): Response => refusalResponse('core/not-found', requestId);
  const origin = new URL(env.PLATFORM_URL).origin;
  const cookie = parts.cookies.read(request.headers.get('cookie'), 'session');
  const cookieHeader = request.headers.get('cookie');
  const operator = isConsole
    ? await siteOperator({
        host,
        env,
        jar: parts.cookies,
        cookieHeader,
        origin,
        locale,
        requestId,
        territories: parts.territories,
      })
    : null;
  if (operator && !operator.site.who && !OPERATOR_DOORS.test(path)) return null;
  const session = openPlatformSession(host.keys, cookie, Date.now());
  return {
    kind: 'platform',
    platform: await platformFacts(host, env, locale),
    onboarding: siteOnboarding(parts, { session, locale, requestId }),
    catalogue: platformCatalogue(parts, locale),
    ...(operator ? { operator: operator.site } : {}),
    mode: env.VICHE_MODE,
    tenant: PLATFORM,
    actor: GUEST,
    locale,
    translator: host.translators[locale],
    requestId,
    origin,
    path,
    appearance: readAppearance(request.headers.get('cookie') ?? undefined),
    themeHref: null,
    shownIn: 'window',
    asksForProof: false,
    nonce: NONCE_PLACEHOLDER,
    twin: { locale: other, href: localePath(other, path) },
    chrome: { navigation: [], account: [], desk: [], pages: { header: [], footer: [] }, deskSite: [] },
    // A council's key comes from the e-ID alone.
    logins: [{ id: 'eid', label: locale === 'en' ? env.EID_LABEL_EN : env.EID_LABEL_UK }],
    account: nobody<SiteAccount>(refuse),
    desk: nobody<SiteDesk>(refuse),
    follows: nobody<SiteFollows>(refuse),
    href: (target) => localePath(locale, target),
    query: () => Promise.reject(refuse()),
    mutate: () => Promise.reject(refuse()),
    ...siteForms(operator ? operator.csrfSecret : (session?.csrfSecret ?? null), host.translators[locale], files),
    keptPost: null,
    sendFile: () => Promise.reject(refuse()),
    returnPath: safeReturnTo,
    keepAppearance: (appearance) => appearanceCookie(appearance, origin.startsWith('https:')),
    reportError: (error) =>
      host.log.error({ reqId: requestId, err: error, event: 'page.failed' }, 'a page of the platform failed'),
    stream() {
      throw refuse();
    },
    card: () => Promise.reject(refuse()),
    cacheFor() {},
    requirePerson() {
      throw refuse();
    },
    requireStaff() {
      throw refuse();
    },
  };
}

/** Services that the platform does not have: whatever is asked of them is not found. */
function nobody<T extends object>(refuse: () => Response): T {
  return new Proxy({} as T, { get: () => () => Promise.reject(refuse()) });
}

async function platformFacts(host: Host, env: Environment, locale: Locale): Promise<PlatformFacts> {
  const rows = await host.pool.platform(
    ({ sql }) => sql<DirectoryRow>`
    select slug, official_name, official_name_en, region, region_en from viche.tenant_directory() limit ${SHOWN_TENANTS}`,
  );
  const { protocol, host: name } = new URL(env.PLATFORM_URL);
  const addressOf = (slug: string) => `${protocol}//${slug}.${name}`;
  const { t } = host.translators[locale];
  const [first] = rows;
  const demo =
    env.VICHE_MODE === 'production' || !env.SANDBOX_URL
      ? []
      : [
          { href: env.SANDBOX_URL, label: t('site:platform.demo.eid') },
          { href: `${env.SANDBOX_URL}/mail`, label: t('site:platform.demo.mail') },
          ...(first ? [{ href: `${addressOf(first.slug)}/graphql`, label: t('site:platform.demo.graphql') }] : []),
        ];
  return {
    tenants: rows.map((row) => ({
      slug: row.slug,
      name: locale === 'en' ? row.official_name_en : row.official_name,
      region: locale === 'en' ? row.region_en : row.region,
      href: `${addressOf(row.slug)}${localePath(locale, '/')}`,
    })),
    demoLinks: demo,
  };
}
