import { describe, expect, test } from 'vitest';
import { back, redirectUri, useForgedLogins } from '../test/forged-logins.ts';
import { startForgingIssuer } from '../test/forging-issuer.ts';
import { LoginRefused, LoginStateInvalid, ProviderMisconfigured } from './errors.ts';
import type { PendingLogin } from './login-cookie.ts';
import { createOidcAdapter } from './oidc-adapter.ts';

const at = useForgedLogins();

describe('O02 answers of another provider', () => {
  test.each([
    ['wrong iss', (login: PendingLogin) => ({ state: login.state, code: 'c', iss: 'https://evil.example' })],
    ['wrong state', () => ({ state: 'x'.repeat(43), code: 'c' })],
    ['no code', (login: PendingLogin) => ({ state: login.state })],
  ])('O02 %s is refused before the token endpoint is asked', async (_name, answer) => {
    const { login } = await at.begin();
    const before = at.issuer.asked.token;
    await expect(at.adapter.finish({ callbackUrl: back(answer(login)), redirectUri, login })).rejects.toThrow(
      LoginStateInvalid,
    );
    expect(at.issuer.asked.token).toBe(before);
  });

  test('O02 a login begun at provider X does not finish at provider Y', async () => {
    const other = await startForgingIssuer();
    try {
      const { login } = await at.begin(createOidcAdapter({ ...at.config, id: 'other', issuer: other.url }));
      const callbackUrl = back({ state: login.state, code: 'c' });
      await expect(at.adapter.finish({ callbackUrl, redirectUri, login })).rejects.toThrow(LoginStateInvalid);
      await expect(
        at.adapter.finish({ callbackUrl, redirectUri, login: { ...login, providerId: 'eid' } }),
      ).rejects.toThrow(LoginStateInvalid);
      expect(other.asked.token).toBe(0);
    } finally {
      await other.close();
    }
  });

  test('O02 absent iss where the metadata promise it', async () => {
    at.issuer.metadata.authorization_response_iss_parameter_supported = true;
    try {
      const { login } = await at.begin();
      const before = at.issuer.asked.token;
      const finish = (more: object) =>
        at.adapter.finish({ callbackUrl: back({ code: 'c', state: login.state, ...more }), redirectUri, login });
      await expect(finish({})).rejects.toThrow(LoginStateInvalid);
      expect(at.issuer.asked.token).toBe(before);
      at.issuer.idToken = await at.issuer.sign(at.goodClaims(login));
      expect((await finish({ iss: at.issuer.url })).claims.subject).toBe('person-1');
    } finally {
      delete at.issuer.metadata.authorization_response_iss_parameter_supported;
    }
  });

  test('O02 parameters that come twice, and a refusal of the person', async () => {
    const { login } = await at.begin();
    const twice = back({ code: 'c', state: login.state });
    twice.searchParams.append('state', login.state);
    await expect(at.adapter.finish({ callbackUrl: twice, redirectUri, login })).rejects.toThrow(LoginStateInvalid);
    const refusal = back({ error: 'access_denied', error_description: '<script>', state: login.state });
    await expect(at.adapter.finish({ callbackUrl: refusal, redirectUri, login })).rejects.toSatisfy(
      (error) => error instanceof LoginRefused && error.params.reason === 'access_denied',
    );
  });
});

describe('O04 PKCE', () => {
  test('O04 every authorize address has S256, a state and a nonce of its own', async () => {
    const [one, two] = [await at.begin(), await at.begin()];
    for (const { url } of [one, two]) {
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
      expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      expect(url.searchParams.get('response_type')).toBe('code');
    }
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(one.url.searchParams.get(name)).not.toBe(two.url.searchParams.get(name));
    }
    expect(one.url.href).not.toContain(one.login.verifier);
  });

  test.each([
    ['plain only', ['plain']],
    ['nothing', undefined],
  ])('O04 metadata with %s are refused unless accepted', async (_name, methods) => {
    const promised = at.issuer.metadata.code_challenge_methods_supported;
    at.issuer.metadata.code_challenge_methods_supported = methods;
    try {
      await expect(at.begin()).rejects.toThrow(ProviderMisconfigured);
      const { url } = await at.begin(createOidcAdapter({ ...at.config, withoutPkce: 'accepted' }));
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    } finally {
      at.issuer.metadata.code_challenge_methods_supported = promised;
    }
  });
});

test('B12 logout at the provider: an address that names the client and nobody, or null where it has none', async () => {
  const request = { returnUri: 'http://slavutych.localhost:3000/', locale: 'en' } as const;
  expect(await at.adapter.logoutUrl(request)).toBeNull();
  at.issuer.metadata.end_session_endpoint = `${at.issuer.url}/end`;
  try {
    const url = new URL((await createOidcAdapter(at.config).logoutUrl(request)) ?? '');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'viche',
      post_logout_redirect_uri: request.returnUri,
      ui_locales: 'en',
    });
  } finally {
    delete at.issuer.metadata.end_session_endpoint;
  }
});
