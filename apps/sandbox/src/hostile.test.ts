import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oidc from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE_CASES, type HostileCase, LOGOUT_TOKEN_CASES, type Sandbox, startSandbox } from './start.ts';
import { createBrowser } from './testing/browser.ts';

const CALLBACK = 'http://slavutych.localhost:3000/auth/callback/eid';
const client = { clientId: 'viche', clientSecret: 'a-secret-of-the-tests-only', redirectUris: [CALLBACK] };

let dataDir: string;
let sandbox: Sandbox;
let origin: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'viche-hostile-'));
  sandbox = await startSandbox({ port: 0, smtpPort: 0, dataDir, clients: [client], hostile: 'on' });
  origin = `http://localhost:${sandbox.port}`;
});

afterAll(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true });
});

const discover = (how: HostileCase) =>
  oidc.discovery(new URL(`${origin}/eid-hostile/${how}`), client.clientId, client.clientSecret, undefined, {
    execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks],
  });

async function logInAt(how: HostileCase) {
  const config = await discover(how);
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  const nonce = oidc.randomNonce();
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'openid profile eid',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  const callback = await createBrowser(origin).open(url.href);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  const tokens = await oidc.authorizationCodeGrant(config, new URL(callback.url), checks);
  const sub = tokens.claims()?.sub ?? '';
  return { sub, userinfo: await oidc.fetchUserInfo(config, tokens.access_token, sub) };
}

const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const headerOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());

describe('hostile providers', () => {
  it('lets the honest one in, so that the others fail for their own fault', async () => {
    const { sub, userinfo } = await logInAt('honest');
    expect(sub).toBe(sandbox.subjectOf('oksana', `${origin}/eid-hostile/honest`));
    expect(userinfo.given_name).toBe('Оксана');
  });

  // The library leaves the age of `iat` and the provider's PKCE methods to the site that uses it.
  const leftToTheSite: HostileCase[] = ['honest', 'future-iat', 'metadata-plain-pkce', 'metadata-without-pkce'];
  it.each(HOSTILE_CASES.filter((how) => !leftToTheSite.includes(how)))(
    'O02 O06 %s is rejected by a right client',
    async (how) => {
      await expect(logInAt(how)).rejects.toThrow();
    },
  );

  it('O04 announces no S256 where it should not', async () => {
    expect((await discover('metadata-plain-pkce')).serverMetadata().code_challenge_methods_supported).toEqual([
      'plain',
    ]);
    expect((await discover('metadata-without-pkce')).serverMetadata().code_challenge_methods_supported).toBeUndefined();
  });

  it('counts what a client asked for', async () => {
    const before = sandbox.requestsTo('/eid-hostile/response-wrong-iss/token');
    await expect(logInAt('response-wrong-iss')).rejects.toThrow();
    expect(sandbox.requestsTo('/eid-hostile/response-wrong-iss/token')).toBe(before);
    expect(sandbox.requestsTo('/eid-hostile/unknown-kid/jwks')).toBeGreaterThan(0);
  });

  it('does not exist unless asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'viche-honest-'));
    const honest = await startSandbox({ port: 0, smtpPort: 0, dataDir: folder, clients: [client] });
    const answer = await fetch(`http://localhost:${honest.port}/eid-hostile/honest/.well-known/openid-configuration`);
    expect(answer.status).toBe(404);
    expect(() => honest.forgeLogoutToken('honest', { clientId: 'viche', sub: 'x' })).toThrow('hostile');
    await honest.close();
    await rm(folder, { recursive: true });
  });
});

describe('O08 forged logout tokens', () => {
  it.each(LOGOUT_TOKEN_CASES)('%s differs from the honest one in one thing', (how) => {
    const token = sandbox.forgeLogoutToken(how, { clientId: 'viche', sub: 'somebody', sid: 'session', jti: 'once' });
    const claims = claimsOf(token);
    const isHonest = claims.iss === sandbox.issuer && claims.aud === 'viche' && claims.sub === 'somebody';
    const faults = [
      'nonce' in claims,
      claims.aud !== 'viche',
      claims.iss !== sandbox.issuer,
      headerOf(token).typ !== 'logout+jwt',
      claims.events?.['http://schemas.openid.net/event/backchannel-logout'] === undefined,
      claims.sub === undefined,
      claims.jti !== 'once',
      claims.exp < Date.now() / 1000,
      claims.iat > Date.now() / 1000 + 60,
      headerOf(token).alg !== 'RS256',
      'tampered' in claims,
      String(headerOf(token).kid).startsWith('unknown'),
    ].filter(Boolean);
    expect(faults).toHaveLength(how === 'honest' ? 0 : 1);
    if (how === 'honest') expect(isHonest).toBe(true);
  });
});
