import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { LoginOutcome } from '../src/identity-adapter.ts';
import type { PendingLogin } from '../src/login-cookie.ts';
import { createOidcAdapter, type OidcAdapter } from '../src/oidc-adapter.ts';
import type { ProviderConfig } from '../src/provider.ts';
import { type ForgingIssuer, startForgingIssuer } from './forging-issuer.ts';

export const redirectUri = 'http://slavutych.localhost:3000/sign-in/eid/callback';

export interface ForgedLogins {
  readonly issuer: ForgingIssuer;
  readonly config: ProviderConfig;
  /** New for each test. */
  readonly adapter: OidcAdapter;
  begin(from?: OidcAdapter): Promise<{ login: PendingLogin; url: URL }>;
  /** A whole login with the token that `forge` makes of good claims. */
  finishWith(forge: (claims: JWTPayload) => Promise<string> | string): Promise<LoginOutcome>;
  goodClaims(login: PendingLogin): JWTPayload;
}

/** Address that the browser comes back to. */
export function back(parameters: Record<string, string>): URL {
  return new URL(`${redirectUri}?${new URLSearchParams(parameters)}`);
}

/** Seconds since 1970. */
export const seconds = () => Math.floor(Date.now() / 1000);

/** Header and claims of a token without its signature. */
export function unsigned(header: object, claims: object): string {
  return [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}

/** Logins at a forging issuer, for one test file. */
export function useForgedLogins(): ForgedLogins {
  let issuer: ForgingIssuer;
  let config: ProviderConfig;
  let adapter: OidcAdapter;
  beforeAll(async () => {
    issuer = await startForgingIssuer();
    config = { id: 'eid', issuer: issuer.url, clientId: 'viche', standing: 'platform', insecureLoopback: 'allowed' };
  });
  afterAll(() => issuer.close());
  beforeEach(() => {
    issuer.discovery = null;
    issuer.userinfo = null;
    adapter = createOidcAdapter(config);
  });

  const begin = async (from: OidcAdapter = adapter) => {
    const { url, cookiePayload } = await from.start({ redirectUri });
    return { login: { ...cookiePayload, attemptId: '', tenantId: '', returnTo: '/', createdAt: 0 }, url: new URL(url) };
  };
  const goodClaims = (login: PendingLogin): JWTPayload => ({
    iss: issuer.url,
    aud: 'viche',
    sub: 'person-1',
    iat: seconds(),
    exp: seconds() + 300,
    nonce: login.nonce,
    acr: 'eid-high',
  });
  return {
    get issuer() {
      return issuer;
    },
    get config() {
      return config;
    },
    get adapter() {
      return adapter;
    },
    begin,
    goodClaims,
    finishWith: async (forge) => {
      const { login } = await begin();
      issuer.idToken = await forge(goodClaims(login));
      return adapter.finish({ callbackUrl: back({ code: 'c', state: login.state }), redirectUri, login });
    },
  };
}
