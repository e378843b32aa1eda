import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimsOf } from '../test/people.ts';
import { type RealIssuer, startRealIssuer } from '../test/real-issuer.ts';
import { LoginCodeInvalid } from './errors.ts';
import type { PendingLogin } from './login-cookie.ts';
import { createOidcAdapter, type OidcAdapter } from './oidc-adapter.ts';
import { Secret } from './secret.ts';

const redirectUri = 'http://slavutych.localhost:3000/sign-in/eid/callback';
const returnUri = 'http://slavutych.localhost:3000/';
let issuer: RealIssuer;
let adapter: OidcAdapter;

beforeAll(async () => {
  issuer = await startRealIssuer({
    clientId: 'viche',
    clientSecret: 'a-secret-of-the-client',
    redirectUri,
    returnUri,
    people: {
      olena: {
        given_name: 'Олена',
        family_name: 'Шевченко',
        middle_name: 'Петрівна',
        birthdate: '1948-02-28',
        drfocode: '1759013776',
        identity_code_kind: 'tax-number',
        identity_code: '1759013776',
        displaced: false,
        residence_katottg: 'UA32080190010078612',
        email: 'olena@example.ua',
        email_verified: true,
      },
      john: { given_name: 'John', family_name: 'Smith', identity_code_kind: 'id-card', identity_code: '001234567' },
    },
  });
  adapter = createOidcAdapter({
    id: 'eid',
    issuer: issuer.url,
    clientId: 'viche',
    clientSecret: Secret.fromText('a-secret-of-the-client'),
    standing: 'platform',
    insecureLoopback: 'allowed',
  });
});
afterAll(() => issuer.close());

async function begin() {
  const { url, cookiePayload } = await adapter.start({ redirectUri });
  const login: PendingLogin = { ...cookiePayload, attemptId: '', tenantId: '', returnTo: '/', createdAt: 0 };
  return { login, url };
}

test('a resident signs in through a real provider', async () => {
  const { login, url } = await begin();
  const callbackUrl = await issuer.login(url, 'olena');
  expect(callbackUrl.searchParams.get('iss')).toBe(issuer.url);
  const outcome = await adapter.finish({ callbackUrl, redirectUri, login });
  expect(outcome.claims).toEqual(claimsOf({ issuer: issuer.url, residenceCode: 'UA32080190010078612' }));
  const page = await fetch((await adapter.logoutUrl({ returnUri, locale: 'uk' })) ?? '', { redirect: 'manual' });
  expect(page.status).toBe(200);
});

test('a foreign resident has no patronymic and an ID card', async () => {
  const { login, url } = await begin();
  const { claims } = await adapter.finish({ callbackUrl: await issuer.login(url, 'john'), redirectUri, login });
  expect(claims.codes).toEqual([{ kind: 'id-card', code: '001234567' }]);
  expect(claims).not.toHaveProperty('patronymic');
});

test('O01 a code that was used, made up, or belongs to another login is refused', async () => {
  const { login, url } = await begin();
  const callbackUrl = await issuer.login(url, 'olena');
  await adapter.finish({ callbackUrl, redirectUri, login });
  await expect(adapter.finish({ callbackUrl, redirectUri, login })).rejects.toThrow(LoginCodeInvalid);
  const victim = await begin();
  const stolen = await issuer.login((await begin()).url, 'john');
  stolen.searchParams.set('state', victim.login.state);
  await expect(adapter.finish({ callbackUrl: stolen, redirectUri, login: victim.login })).rejects.toThrow(
    LoginCodeInvalid,
  );
});

test('O04 the provider itself refuses a token call without the verifier', async () => {
  const { url } = await begin();
  const callbackUrl = await issuer.login(url, 'olena');
  const answer = await fetch(`${issuer.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('viche:a-secret-of-the-client').toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: callbackUrl.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
    }),
  });
  expect(answer.status).toBe(400);
});
