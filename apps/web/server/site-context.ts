import type { GraphqlCaller } from '@viche/graphql';
import { GUEST, type TenantBundle } from '@viche/host';
import { localePath, type Translator } from '@viche/i18n';
import { safeReturnTo } from '@viche/identity';
import type { AnyManifest, Locale, NavigationEntry } from '@viche/plugin-api';
import type { Appearance, NavigationItem, Outcome, SiteAccount, SiteContext, SiteDesk, SiteFollows } from '@viche/site';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { appearanceCookie } from './appearance.ts';
import { NONCE_PLACEHOLDER } from './headers.ts';
import { misreadOutcome, outcomeOf, statusOf } from './outcome.ts';
import type { SiteForms } from './site-forms.ts';
import { bodyOf, type StreamSlots } from './streams.ts';

/** Papers and lists that are sent at once to one person, and in one tenant (threats R05). */
const STREAMS_OF_PERSON = 1;
const STREAMS_OF_TENANT = 2;

export interface SiteContextParts {
  readonly bundle: TenantBundle;
  readonly caller: GraphqlCaller;
  readonly translator: Translator;
  readonly origin: string;
  readonly path: string;
  readonly appearance: Appearance;
  readonly themeHref: string | null;
  readonly shownIn: SiteContext['shownIn'];
  readonly forms: SiteForms;
  readonly keptPost: SiteContext['keptPost'];
  readonly manifests: readonly AnyManifest[];
  readonly mode: SiteContext['mode'];
  /** Label of the e-ID in the page's language. */
  readonly logins: SiteContext['logins'];
  readonly account: SiteAccount;
  readonly desk: SiteDesk;
  sendFile: SiteContext['sendFile'];
  drawCard(page: { readonly kind: string; readonly title: string }): Promise<Buffer>;
  readonly follows: SiteFollows;
  readonly slots: StreamSlots;
  execute(document: string, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
}

/** A refusal that ends the page: the error boundary shows it in words. */
export function refusalResponse(code: string, requestId: string): Response {
  const status = code === 'core/internal' ? 500 : statusOf(code);
  return Response.json({ code, requestId }, { status, headers: status === 503 ? { 'Retry-After': '5' } : {} });
}

/** What loaders, actions and components see of one request, and what they asked for. */
export function siteContext(parts: SiteContextParts): { site: SiteContext; cacheTags: Set<string> } {
  const { caller, bundle, translator, origin, path } = parts;
  const locale = caller.locale;
  const cacheTags = new Set<string>();
  const href = (target: string) => localePath(locale, target);
  const other: Locale = locale === 'uk' ? 'en' : 'uk';
  // The page that answers an erasure must not greet the person by the name that is no longer kept.
  let hasLeft = false;
  let asksForProof = false;
  function noteProof<T>(outcome: Outcome<T>): Outcome<T> {
    asksForProof ||= !outcome.done && outcome.refusal.code === 'core/step-up';
    return outcome;
  }
  const site: SiteContext = {
    kind: 'tenant',
    mode: parts.mode,
    logins: parts.logins,
    account: {
      ...parts.account,
      async erase() {
        const outcome = await parts.account.erase();
        hasLeft ||= outcome.done;
        return outcome;
      },
    },
    desk: {
      ...parts.desk,
      async saveSettings(plugin, posted) {
        const saved = await parts.desk.saveSettings(plugin, posted);
        asksForProof ||= !saved.done && saved.code === 'core/step-up';
        return saved;
      },
      switchModule: async (plugin, to) => noteProof(await parts.desk.switchModule(plugin, to)),
      retryJob: async (id) => noteProof(await parts.desk.retryJob(id)),
    },
    follows: parts.follows,
    tenant: bundle.info,
    get actor() {
      return hasLeft ? GUEST : caller.actor;
    },
    locale,
    translator,
    requestId: caller.requestId,
    origin,
    path,
    appearance: parts.appearance,
    themeHref: parts.themeHref,
    shownIn: parts.shownIn,
    get asksForProof() {
      return asksForProof;
    },
    nonce: NONCE_PLACEHOLDER,
    twin: { locale: other, href: localePath(other, path) },
    chrome: {
      navigation: navigation(parts, 'public'),
      account: navigation(parts, 'account'),
      desk: navigation(parts, 'admin'),
      pages: { header: pageMenu(parts, 'header'), footer: pageMenu(parts, 'footer') },
      deskSite: deskSiteLinks(parts),
    },
    href,
    async query<T>(document: string, variables = {}) {
      const result = await parts.execute(document, variables);
      const [error] = result.errors ?? [];
      if (error) throw refuse(codeOf(error));
      return result.data as T;
    },
    async mutate<T>(document: string, variables: Readonly<Record<string, unknown>>): Promise<Outcome<T>> {
      const result = await parts.execute(document, variables);
      const misread = misreadOutcome(result, translator);
      if (misread) return misread;
      const [error] = result.errors ?? [];
      if (error) throw refuse(codeOf(error));
      return noteProof(outcomeOf<T>(Object.values(result.data ?? {})[0]));
    },
    ...parts.forms,
    keptPost: parts.keptPost,
    sendFile: parts.sendFile,
    cacheFor(...tags) {
      for (const tag of tags) cacheTags.add(tag);
    },
    returnPath(given) {
      const target = safeReturnTo(given);
      return target.startsWith('/auth/') ? '/' : target;
    },
    stream({ name, type, chunks }) {
      this.requirePerson();
      const done = parts.slots.take(
        [`person ${caller.tenantId} ${caller.actor.participantId}`, STREAMS_OF_PERSON],
        [`tenant ${caller.tenantId}`, STREAMS_OF_TENANT],
      );
      if (!done)
        throw Response.json(
          { code: 'core/rate-limited', requestId: caller.requestId },
          { status: 429, headers: { 'Retry-After': '60' } },
        );
      return new Response(bodyOf(chunks, { done }), {
        headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
      });
    },
    card: async (page) =>
      new Response(new Uint8Array(await parts.drawCard(page)), {
        // Short: what is taken down shall not be drawn for long (threats F12).
        headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=300' },
      }),
    keepAppearance: (appearance) => appearanceCookie(appearance, origin.startsWith('https:')),
    reportError: (error) =>
      caller.log.error(
        { reqId: caller.requestId, tenantId: caller.tenantId, err: error, event: 'page.failed' },
        'a page failed',
      ),
    requirePerson() {
      if (!caller.actor.participantId) throw refuse('core/sign-in');
    },
    requireStaff() {
      this.requirePerson();
      if (!caller.actor.staffId) throw refuse('core/not-found');
    },
  };

  /** A page's own query that is over a limit or malformed is a defect of ours, and must be found in the log. */
  function codeOf(error: GraphQLError): string {
    const code = String(error.extensions.code ?? 'core/internal');
    if (!code.startsWith('graphql/')) return code;
    caller.log.error(
      { reqId: caller.requestId, code, err: error, event: 'page.query-refused' },
      "a page's query was refused",
    );
    return 'core/internal';
  }

  function refuse(code: string): Response {
    if (code !== 'core/sign-in' || parts.keptPost) return refusalResponse(code, caller.requestId);
    return new Response(null, {
      status: 303,
      headers: { Location: `${href('/login')}?returnTo=${encodeURIComponent(href(path))}` },
    });
  }
  return { site, cacheTags };
}

/** The core's own pages of the desk. */
const DESK_SITE = [
  {
    to: '/admin/second-person',
    label: 'core:areas.secondPerson',
    icon: 'users',
    can: ['decide', 'FourEyesRequest'],
  },
  { to: '/admin/people', label: 'core:areas.peopleAndRoles', icon: 'key', can: ['read', 'StaffMember'] },
  {
    to: '/admin/assisted',
    label: 'residency:assisted.nav',
    icon: 'desk',
    can: ['start', 'AssistedSession'],
  },
  { to: '/admin/residency', label: 'residency:desk.nav', icon: 'home', can: ['read', 'ResidencyProof'] },
  { to: '/admin/calendar', label: 'core:areas.calendarOwn', icon: 'cal', can: ['read', 'CalendarDay'] },
  { to: '/admin/council', label: 'site:council.nav', icon: 'bank', can: ['update', 'Tenant'] },
  { to: '/admin/appearance', label: 'site:appearance.nav', icon: 'eye', can: ['update', 'Tenant'] },
  { to: '/admin/pages', label: 'site:pages.nav', icon: 'file', can: ['update', 'Page'] },
  { to: '/admin/documents', label: 'site:documents.nav', icon: 'book', can: ['update', 'Document'] },
  { to: '/admin/territories', label: 'site:territories.nav', icon: 'pin', can: ['update', 'TenantTerritory'] },
  { to: '/admin/rollout', label: 'site:rollout.title', icon: 'ok', can: ['update', 'RolloutPlan'] },
  { to: '/admin/letters', label: 'letters:texts.nav', icon: 'mail', can: ['update', 'LetterText'] },
  { to: '/admin/modules', label: 'core:areas.modules', icon: 'plug', can: ['read', 'TenantModule'] },
  { to: '/admin/settings', label: 'core:areas.settings', icon: 'gear', can: ['read', 'Setting'] },
  { to: '/admin/jobs', label: 'site:jobs.nav', icon: 'back', can: ['read', 'JobFailure'] },
  { to: '/admin/archive', label: 'core:areas.archive', icon: 'download', can: ['export', 'Tenant'] },
  { to: '/admin/journal', label: 'core:areas.auditLog', icon: 'list', can: ['read', 'AuditEntry'] },
] as const;

const isAt = (path: string, to: string): boolean =>
  path === to || path.startsWith(`${to}/`) || path.startsWith(`${to}?`);

function deskSiteLinks({ caller, path }: SiteContextParts): NavigationItem[] {
  return DESK_SITE.filter(({ can: [action, subject] }) => caller.ability.can(action, subject)).map(
    ({ to, label, icon }) => ({
      href: localePath(caller.locale, to),
      label: caller.t(label),
      icon,
      current: isAt(path, to),
    }),
  );
}

function pageMenu({ bundle, caller, path }: SiteContextParts, at: 'header' | 'footer'): NavigationItem[] {
  return bundle.menu
    .filter(({ placement }) => placement === at)
    .map(({ slug, titleUk, titleEn }) => ({
      href: localePath(caller.locale, `/pages/${slug}`),
      label: (caller.locale === 'en' && titleEn) || titleUk,
      icon: undefined,
      current: isAt(path, `/pages/${slug}`),
    }));
}

function navigation(
  { manifests, bundle, caller, path }: SiteContextParts,
  area: NavigationEntry['area'],
): NavigationItem[] {
  const shown = manifests
    .filter((manifest) => bundle.enabled.has(manifest.id))
    .flatMap((manifest) => manifest.nav.map((entry) => ({ entry, rank: bundle.order.get(manifest.id) ?? 0 })))
    .filter(({ entry }) => entry.area === area && (!entry.can || caller.ability.can(...entry.can)))
    .sort((a, b) => a.rank - b.rank || a.entry.order - b.entry.order);
  // Where one entry leads below another, only the nearer one is where the person is.
  const nearest = Math.max(0, ...shown.filter(({ entry }) => isAt(path, entry.to)).map(({ entry }) => entry.to.length));
  return shown.map(({ entry }) => ({
    href: localePath(caller.locale, entry.to),
    label: caller.t(entry.label),
    icon: entry.icon,
    current: isAt(path, entry.to) && entry.to.length === nearest,
  }));
}
