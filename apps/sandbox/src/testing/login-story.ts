import * as oidc from 'openid-client';
import type { createBrowser } from './browser.ts';

/** Where the tests' site takes codes. */
export const CALLBACK = 'http://slavutych.localhost:3000/auth/callback/eid';

/** The tests' site as the e-ID knows it. */
export const client = {
  clientId: 'viche',
  clientSecret: 'a-secret-of-the-tests-only',
  redirectUris: ['http://localhost:3000/auth/callback/eid'],
  redirectUriPattern: 'http://[a-z0-9-]+\\.localhost:3000/auth/callback/[a-z0-9-]+',
  postLogoutRedirectUriPattern: 'http://[a-z0-9-]+\\.localhost:3000/',
};

/** Reads an issuer's metadata as the tests' site. */
export const discover = (issuer: string, auth?: oidc.ClientAuth) =>
  oidc.discovery(new URL(issuer), client.clientId, client.clientSecret, auth, {
    execute: [oidc.allowInsecureRequests],
  });

/** An authorization address with everything right but for `extra`, and what to check the answer against. */
export async function authorizeUrl(config: oidc.Configuration, extra: Record<string, string> = {}) {
  const verifier = oidc.randomPKCECodeVerifier();
  const parameters = {
    redirect_uri: CALLBACK,
    scope: 'openid profile eid email phone',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    ...extra,
  };
  return {
    url: oidc.buildAuthorizationUrl(config, parameters),
    checks: {
      pkceCodeVerifier: verifier,
      expectedState: parameters.state,
      expectedNonce: parameters.nonce,
      idTokenExpected: true,
    },
  };
}

/** The whole way: address, choice of the citizen, answer, tokens. */
export async function logIn(config: oidc.Configuration, browser: ReturnType<typeof createBrowser>, citizen: string) {
  const { url, checks } = await authorizeUrl(config);
  const choice = await browser.open(url.href);
  const callback = await browser.press(choice, 'citizen', citizen);
  return oidc.authorizationCodeGrant(config, new URL(callback.url), checks);
}
