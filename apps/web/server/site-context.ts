import type { GraphqlCaller } from '@viche/graphql';
import { GUEST, type TenantBundle } from '@viche/host';
import { localePath, type Translator } from '@viche/i18n';
import { safeReturnTo } from '@viche/identity';
import type { AnyManifest } from '@viche/plugin-api';
import type { Appearance, Outcome, SiteAccount, SiteContext, SiteDesk, SiteFollows } from '@viche/site';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { appearanceCookie } from './appearance.ts';
import { NONCE_PLACEHOLDER } from './headers.ts';
import { deskSiteLinks, navigation, pageMenu } from './menus.ts';
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
  const other = bundle.info.locales.find((known) => known !== locale);
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
    twin: other ? { locale: other, href: localePath(other, path) } : null,
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
