import type { GraphqlCaller } from '@viche/graphql';
import { CORE_MANIFEST, type Host, loginResidence, proveYourself, settingsReader } from '@viche/host';
import { localePath } from '@viche/i18n';
import {
  acceptLogoutNotice,
  beginLogin,
  claimLogin,
  endAllSessions,
  endSession,
  type IdentityAdapter,
  type PendingLogin,
  safeReturnTo,
  signIn,
  stateMark,
  takeOverLogin,
} from '@viche/identity';
import { ExpectedError } from '@viche/plugin-api';
import { assistedDoors } from './assisted-doors.ts';
import { loggedOutAddress, loggedOutState } from './handover.ts';
import { deviceName, inTenant } from './in-tenant.ts';
import type { LoginProviders } from './login-providers.ts';
import { seeOther } from './see-other.ts';
import type { Visit } from './visit.ts';

export interface Auth {
  readonly providers: LoginProviders;
  /** Answers `/auth/…`; null for an address that is not its own. */
  respond(request: Request, visit: Visit, caller: GraphqlCaller): Promise<Response | null>;
}

/** The one that speaks OpenID Connect: it alone knows logout in both directions. */
const OIDC_ID = 'eid';
const STEP = /^\/auth\/(login|callback|handover)\/([a-z-]{1,40})$/;

/** Login, callback and logout for every tenant, by each of the ways that it offers. */
export function createAuth(host: Host, providers: LoginProviders, platformOrigin: string): Auth {
  const atDesk = assistedDoors(host, refusedLogin);
  /** One address for all sites by the platform's client, the site's own by its own. */
  const redirectUri = (adapter: IdentityAdapter, visit: Visit) => {
    const base = providers.answersTo(visit.bundle, adapter) === 'platform' ? platformOrigin : visit.origin;
    return `${base}/auth/callback/${adapter.provider.id}`;
  };

  async function start(adapter: IdentityAdapter, request: Request, visit: Visit): Promise<Response> {
    const form = await request.formData();
    const returnTo = safeReturnTo(String(form.get('returnTo') ?? '/'));
    const { url, cookie } = await inTenant(host, visit.bundle, (ctx) =>
      beginLogin(ctx, {
        adapter,
        ring: host.keys,
        cookie: visit.cookies.read(visit.cookieHeader, 'login'),
        returnTo,
        redirectUri: redirectUri(adapter, visit),
        ...(providers.answersTo(visit.bundle, adapter) === 'platform' && { returnHost: new URL(visit.origin).host }),
        // A dangerous act comes next: a login that the provider remembers proves nothing of this moment (threats O14).
        ...(form.get('again') === 'yes' && { maxAgeSeconds: 0 }),
      }),
    );
    return seeOther(String(url), visit.cookies.login(cookie));
  }

  /** The provider answered to this site itself. */
  async function callback(adapter: IdentityAdapter, url: URL, visit: Visit): Promise<Response> {
    const claimed = await inTenant(host, visit.bundle, (ctx) =>
      claimLogin(ctx, {
        providerId: adapter.provider.id,
        ring: host.keys,
        cookie: visit.cookies.read(visit.cookieHeader, 'login'),
        state: url.searchParams.get('state') ?? '',
      }),
    );
    return finish(adapter, { ...claimed, answer: url.search.slice(1) }, visit);
  }

  /** The provider answered to the platform's host, which kept the answer for this browser (threats O10). */
  async function takeOver(adapter: IdentityAdapter, url: URL, visit: Visit): Promise<Response> {
    const taken = await inTenant(host, visit.bundle, (ctx) =>
      takeOverLogin(ctx, {
        providerId: adapter.provider.id,
        ring: host.keys,
        cookie: visit.cookies.read(visit.cookieHeader, 'login'),
        code: url.searchParams.get('code'),
        host: new URL(visit.origin).host,
      }),
    );
    return finish(adapter, taken, visit);
  }

  async function finish(
    adapter: IdentityAdapter,
    claimed: { readonly login: PendingLogin; readonly cookie: string; readonly answer: string },
    visit: Visit,
  ): Promise<Response> {
    const address = redirectUri(adapter, visit);
    // No transaction is open while the provider is waited for.
    const outcome = await adapter.finish({
      callbackUrl: new URL(`${address}?${claimed.answer}`),
      redirectUri: address,
      login: claimed.login,
    });
    const signedIn = await inTenant(host, visit.bundle, (ctx) =>
      signIn(ctx, outcome.claims, {
        provider: adapter.provider,
        device: deviceName(visit.userAgent),
        formerToken: visit.sessionToken,
        sid: outcome.sid,
        ownHost: visit.ownHost,
        ...loginResidence(settingsReader(visit.bundle)(CORE_MANIFEST)),
        locale: visit.locale,
      }),
    );
    return seeOther(
      claimed.login.returnTo,
      visit.cookies.session(signedIn.sessionToken),
      claimed.cookie ? visit.cookies.login(claimed.cookie) : visit.cookies.clear('login'),
    );
  }

  async function logout(visit: Visit, everywhere: 'here' | 'everywhere'): Promise<Response> {
    const { sessionToken } = visit;
    const ended = sessionToken
      ? await inTenant(host, visit.bundle, async (ctx) => {
          const own = await endSession(ctx, sessionToken);
          if (everywhere === 'everywhere' && visit.actor.participantId)
            await endAllSessions(ctx, visit.actor.participantId);
          return own;
        })
      : null;
    const home = `${visit.origin}${localePath(visit.locale, '/')}`;
    const target =
      ended?.providerId === OIDC_ID
        ? await providers
            .eidOf(visit.bundle)
            .logoutUrl({ ...returnAfterLogout(visit), locale: visit.locale })
            .catch(() => null)
        : null;
    const response = seeOther(target ?? home, visit.cookies.clear('session'));
    response.headers.set('Clear-Site-Data', '"cache", "storage"');
    return response;
  }

  function returnAfterLogout(visit: Visit) {
    if (providers.answersTo(visit.bundle, providers.eidOf(visit.bundle)) === 'site')
      return { returnUri: `${visit.origin}/` };
    const state = loggedOutState(stateMark(visit.bundle.info.id), visit.ownHost);
    return { returnUri: loggedOutAddress(platformOrigin), state };
  }

  return {
    providers,
    async respond(request, visit, caller) {
      const response = await answer(request, visit, caller);
      // Browsers send on the address from which they came to a redirect: here the platform's, with what the provider said.
      if (request.url.includes('/auth/handover/')) response?.headers.set('Referrer-Policy', 'no-referrer');
      return response;
    },
  };

  async function answer(request: Request, visit: Visit, caller: GraphqlCaller): Promise<Response | null> {
    const url = new URL(request.url);
    const post = request.method === 'POST';
    try {
      const [, step, id = ''] = STEP.exec(url.pathname) ?? [];
      const adapter = step ? providers.adapterOf(visit.bundle, id) : null;
      if (adapter && step === 'login' && post) return await start(adapter, request, visit);
      if (adapter && step === 'callback' && request.method === 'GET') return await callback(adapter, url, visit);
      if (adapter && step === 'handover' && request.method === 'GET') return await takeOver(adapter, url, visit);
      if (url.pathname === '/auth/step-up' && post) return await stepUp(request, visit, caller);
      if (url.pathname === '/auth/assisted' && post) return await atDesk.open(request, visit);
      if (url.pathname === '/auth/assisted/end' && post) return await atDesk.end(request, visit, caller);
      if (url.pathname === '/auth/logout' && post) return await logoutByForm(request, visit);
      if (url.pathname === `/auth/backchannel/${OIDC_ID}` && post) return await backchannel(request, visit);
      return null;
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      refusedLogin(visit, error);
      // The address carries a code: the browser leaves it at once.
      return seeOther(`${localePath(visit.locale, '/login')}?error=${encodeURIComponent(error.code)}`);
    }
  }

  /** The person shows a passkey: the session goes on under a new token. A refusal leads back to the page that asked. */
  async function stepUp(request: Request, visit: Visit, caller: GraphqlCaller): Promise<Response> {
    const posted = await visit.forms.readForm(request, 'step-up');
    const form = posted.done ? posted.form : posted.typed;
    const returnTo = safeReturnTo(String(form.get('returnTo') ?? '/'));
    const back = (code: string) =>
      seeOther(`${localePath(visit.locale, '/account/confirm')}?${new URLSearchParams({ error: code, returnTo })}`);
    if (!posted.done) return back(posted.refusal.code);
    try {
      const answer = String(form.get('answer') ?? '');
      const { sessionToken } = await proveYourself(caller, { answer, sessionToken: visit.sessionToken ?? '' });
      return seeOther(returnTo, visit.cookies.session(sessionToken));
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      refusedLogin(visit, error);
      return back(error.code);
    }
  }

  async function logoutByForm(request: Request, visit: Visit): Promise<Response> {
    const posted = await visit.forms.readForm(request, 'logout');
    if (!posted.done)
      return Response.json({ code: posted.refusal.code, requestId: visit.requestId }, { status: posted.status });
    return logout(visit, posted.form.get('everywhere') === 'yes' ? 'everywhere' : 'here');
  }

  /** Back-Channel Logout 1.0 §2.8: a server asks, so a refusal is 400 with a JSON error and never the way to a page. */
  async function backchannel(request: Request, visit: Visit): Promise<Response> {
    const headers = { 'Cache-Control': 'no-store' };
    try {
      const form = await request.formData().catch(() => null);
      // May ask the provider for its keys: no transaction is open meanwhile.
      const notice = await providers.eidOf(visit.bundle).readLogoutToken(String(form?.get('logout_token') ?? ''));
      await inTenant(host, visit.bundle, (ctx) => acceptLogoutNotice(ctx, OIDC_ID, notice));
      return new Response(null, { status: 200, headers });
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      refusedLogin(visit, error);
      return Response.json({ error: 'invalid_request' }, { status: error.status, headers });
    }
  }

  function refusedLogin(visit: Visit, { code }: ExpectedError): void {
    host.log.warn(
      { reqId: visit.requestId, tenantId: visit.bundle.info.id, code, event: 'login.refused' },
      'a login or a logout was refused',
    );
  }
}
