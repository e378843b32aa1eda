import { newId } from '@viche/db';
import type { Environment, Host } from '@viche/host';
import { localePath } from '@viche/i18n';
import {
  acrReaches,
  type CookieJar,
  IdentityCodeMissing,
  LEAST_ACR,
  LoginRefused,
  LoginStateInvalid,
  type OidcAdapter,
  openLoginCookie,
  safeReturnTo,
  sealLoginCookie,
} from '@viche/identity';
import { ExpectedError } from '@viche/plugin-api';
import { seeOther } from '../see-other.ts';
import { sealPlatformSession } from './platform-session.ts';

const PROVIDER_ID = 'eid';
/** Stands in the login cookie where a tenant's id would. */
const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/**
 * Login and logout on the platform's own host. The state rides in the sealed cookie and the code is taken once by the provider;
 * a table of used states, as tenants have one, would be a table of nobody.
 */
export function createPlatformAuth(host: Host, env: Environment, adapter: OidcAdapter, jar: CookieJar) {
  const origin = new URL(env.PLATFORM_URL).origin;
  const redirectUri = `${origin}/auth/callback/${PROVIDER_ID}`;

  async function start(request: Request): Promise<Response> {
    const form = await request.formData();
    // A dangerous act comes next: a login that the provider remembers proves nothing of this moment (threats O14).
    const again = form.get('again') === 'yes' ? { maxAgeSeconds: 0 } : {};
    const { url, cookiePayload } = await adapter.start({ redirectUri, ...again });
    const now = Date.now();
    const login = {
      ...cookiePayload,
      attemptId: newId(),
      tenantId: NO_TENANT,
      returnTo: safeReturnTo(String(form.get('returnTo') ?? '/open')),
      createdAt: now,
    };
    const pending = openLoginCookie(host.keys.cookie, jar.read(request.headers.get('cookie'), 'login'), now);
    return seeOther(url, jar.login(sealLoginCookie(host.keys.cookie, [login, ...pending])));
  }

  async function callback(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const pending = openLoginCookie(host.keys.cookie, jar.read(request.headers.get('cookie'), 'login'), Date.now());
    const login = pending.find(
      ({ state, tenantId }) => state === url.searchParams.get('state') && tenantId === NO_TENANT,
    );
    if (!login) throw new LoginStateInvalid({ reason: pending.length > 0 ? 'state' : 'no-cookie' });
    const { claims } = await adapter.finish({
      callbackUrl: new URL(url.pathname + url.search, origin),
      redirectUri,
      login,
    });
    // The owner of a site is a person: a code of an organisation alone is nobody's (threats G05).
    if (claims.codes.length === 0) throw new IdentityCodeMissing({});
    if (!acrReaches(claims.acr, LEAST_ACR)) throw new LoginRefused({ reason: 'acr' });
    return seeOther(
      login.returnTo,
      jar.clear('login'),
      jar.session(sealPlatformSession(host.keys, claims, Date.now())),
    );
  }

  return {
    /** Answers `/auth/…` of the bare host; null for any other address. */
    async respond(request: Request): Promise<Response | null> {
      const { pathname } = new URL(request.url);
      try {
        if (request.method === 'POST' && pathname === `/auth/login/${PROVIDER_ID}`) return await start(request);
        if (request.method === 'GET' && pathname === `/auth/callback/${PROVIDER_ID}`) return await callback(request);
        if (request.method === 'POST' && pathname === '/auth/logout') return seeOther('/', jar.clear('session'));
        return null;
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        host.log.warn({ code: error.code, event: 'login.refused' }, 'a login at the platform was refused');
        return seeOther(`${localePath('uk', '/open')}?error=${encodeURIComponent(error.code)}`);
      }
    },
  };
}
