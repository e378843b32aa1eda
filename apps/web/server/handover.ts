import { listTenants } from '@viche/db';
import { type Environment, type Host, placeOf, type TenantBundle } from '@viche/host';
import { localePath } from '@viche/i18n';
import { acceptLogoutNotice, handOverLogin, LogoutTokenInvalid, tenantOfState } from '@viche/identity';
import { ExpectedError } from '@viche/plugin-api';
import { inTenant } from './in-tenant.ts';
import type { LoginProviders } from './login-providers.ts';
import { passOnPage } from './pass-on-page.ts';

const CALLBACK = /^\/auth\/callback\/([a-z-]{1,40})$/;
const OIDC_ID = 'eid';
/** Tenants that are told of a logout at once. */
const TOLD_AT_ONCE = 4;
/** After the mark of the tenant: the person was at the hromada's own domain. */
const AT_OWN = '.own';

/** Where the platform's client leads the browser after a logout there; `state` says to which site it goes on. */
export const loggedOutAddress = (platformOrigin: string): string => `${platformOrigin}/auth/logged-out`;
export const loggedOutState = (mark: string, ownHost: string | null): string => `${mark}${ownHost ? AT_OWN : ''}`;

/**
 * The platform's own host for logins by its own clients: one address for the provider to know, whatever sites there are. Answers
 * `/auth/…` of the bare host for logins of tenants; null for everything else there.
 */
export function createHandover(host: Host, env: Environment, providers: LoginProviders) {
  const { protocol } = new URL(env.PLATFORM_URL);

  /** The site may be at this name now: at its platform's address, or at a domain that it has not lost (threats T21). */
  async function isOf(bundle: TenantBundle, name: string): Promise<boolean> {
    if (name === new URL(placeOf(bundle.info).deskOrigin).host) return true;
    return (await host.tenants.byHost(name))?.info.id === bundle.info.id;
  }

  async function callback(providerId: string, url: URL): Promise<Response | null> {
    const state = url.searchParams.get('state');
    const tenantId = tenantOfState(state);
    const bundle = tenantId ? await host.tenants.byId(tenantId) : null;
    if (!bundle || !state || !providers.adapterOf(bundle, providerId)) return null;
    try {
      const answer = { ring: host.keys, state, answer: url.search.slice(1) };
      const { host: name, code } = await inTenant(host, bundle, (ctx) => handOverLogin(ctx, answer));
      if (!(await isOf(bundle, name))) return refused(bundle, 'identity/state');
      return passOn(`${protocol}//${name}/auth/handover/${providerId}?${new URLSearchParams({ code })}`);
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      return refused(bundle, error.code);
    }
  }

  function refused(bundle: TenantBundle, code: string): Response {
    host.log.warn({ tenantId: bundle.info.id, code, event: 'login.refused' }, 'a login was not handed over');
    return passOn(`${placeOf(bundle.info).origin}${localePath('uk', '/login')}?error=${encodeURIComponent(code)}`);
  }

  const passOn = (address: string): Response => passOnPage(host.translators, address);

  async function loggedOut(url: URL): Promise<Response | null> {
    const state = url.searchParams.get('state') ?? '';
    const isOwn = state.endsWith(AT_OWN);
    const mark = isOwn ? state.slice(0, -AT_OWN.length) : state;
    // Only a site of this platform comes out, so nobody can be led elsewhere.
    const tenantId = tenantOfState(mark.padEnd(mark.length + 43, 'A'));
    const bundle = tenantId ? await host.tenants.byId(tenantId) : null;
    if (!bundle) return null;
    const { origin, deskOrigin } = placeOf(bundle.info);
    return passOn(`${isOwn ? origin : deskOrigin}/`);
  }

  /** The provider knows one address for all: each tenant looks for the session by its own key (Back-Channel Logout 1.0 §2.8). */
  async function backchannel(request: Request): Promise<Response> {
    const headers = { 'Cache-Control': 'no-store' };
    try {
      const form = await request.formData().catch(() => null);
      const notice = await providers.eid.readLogoutToken(String(form?.get('logout_token') ?? ''));
      const tenants = await listTenants(host.pool);
      const tell = async (tenantId: string): Promise<'told' | 'again'> => {
        const bundle = await host.tenants.byId(tenantId);
        if (!bundle) return 'again';
        try {
          await inTenant(host, bundle, (ctx) => acceptLogoutNotice(ctx, OIDC_ID, notice));
          return 'told';
        } catch (error) {
          // Told before it was cut off: the provider says it again, and the others hear it now.
          if (error instanceof LogoutTokenInvalid) return 'again';
          throw error;
        }
      };
      let news = 0;
      for (let from = 0; from < tenants.length; from += TOLD_AT_ONCE) {
        const some = tenants.slice(from, from + TOLD_AT_ONCE);
        const outcomes = await Promise.all(some.map(({ id }) => tell(id)));
        news += outcomes.filter((outcome) => outcome === 'told').length;
      }
      if (news === 0 && tenants.length > 0) throw new LogoutTokenInvalid({ reason: 'replay' });
      return new Response(null, { status: 200, headers });
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
      host.log.warn({ code: error.code, event: 'login.refused' }, 'a logout was refused');
      return Response.json({ error: 'invalid_request' }, { status: error.status, headers });
    }
  }

  return {
    async respond(request: Request): Promise<Response | null> {
      const url = new URL(request.url);
      const providerId = CALLBACK.exec(url.pathname)?.[1];
      if (providerId && request.method === 'GET') return callback(providerId, url);
      if (url.pathname === '/auth/logged-out' && request.method === 'GET') return loggedOut(url);
      if (url.pathname === `/auth/backchannel/${OIDC_ID}` && request.method === 'POST') return backchannel(request);
      return null;
    },
  };
}
