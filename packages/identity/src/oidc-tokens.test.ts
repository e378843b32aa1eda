import { createHmac } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { describe, expect, test } from 'vitest';
import { back, redirectUri, seconds, unsigned, useForgedLogins } from '../test/forged-logins.ts';
import { TokenInvalid } from './errors.ts';
import { createOidcAdapter } from './oidc-adapter.ts';

const at = useForgedLogins();

describe('O06 ID tokens', () => {
  test('O06 a good token is accepted, also with a clock 30 seconds off', async () => {
    const outcome = await at.finishWith((claims) =>
      at.issuer.sign({ ...claims, exp: seconds() - 30, iat: seconds() + 30, sid: 'session-1' }),
    );
    expect(outcome.claims).toMatchObject({
      providerId: 'eid',
      issuer: at.issuer.url,
      subject: 'person-1',
      acr: 'eid-high',
    });
    expect(outcome.sid).toBe('session-1');
    expect(at.issuer.asked.lastToken?.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    expect(at.issuer.asked.lastToken?.get('redirect_uri')).toBe(redirectUri);
  });

  const bad: [string, (claims: JWTPayload) => Promise<string> | string][] = [
    ['alg none', (claims) => `${unsigned({ alg: 'none' }, claims)}.`],
    [
      'HS256 with the public key',
      (claims) => {
        const body = unsigned({ alg: 'HS256', kid: 'one' }, claims);
        return `${body}.${createHmac('sha256', at.issuer.publicKeyPem).update(body).digest('base64url')}`;
      },
    ],
    ['wrong aud', (claims) => at.issuer.sign({ ...claims, aud: 'somebody-else' })],
    ['wrong iss', (claims) => at.issuer.sign({ ...claims, iss: 'https://evil.example' })],
    ['several aud without azp', (claims) => at.issuer.sign({ ...claims, aud: ['viche', 'somebody-else'] })],
    ['several aud with another azp', (claims) => at.issuer.sign({ ...claims, aud: ['viche', 'b'], azp: 'b' })],
    ['expired', (claims) => at.issuer.sign({ ...claims, iat: seconds() - 400, exp: seconds() - 61 })],
    ['from the future', (claims) => at.issuer.sign({ ...claims, iat: seconds() + 90 })],
    ['valid in the future', (claims) => at.issuer.sign({ ...claims, nbf: seconds() + 90 })],
    ['no nonce', ({ nonce: _nonce, ...claims }) => at.issuer.sign(claims)],
    ['wrong nonce', (claims) => at.issuer.sign({ ...claims, nonce: 'another' })],
    ['unknown kid', (claims) => at.issuer.signWithForeignKey(claims, { kid: 'two' })],
    ['foreign signature under our kid', (claims) => at.issuer.signWithForeignKey(claims)],
    ['no signature', (claims) => `${unsigned({ alg: 'RS256', kid: 'one' }, claims)}.`],
    ['no subject', ({ sub: _sub, ...claims }) => at.issuer.sign(claims)],
    ['no token at all', () => ''],
  ];
  test.each(bad)('O06 %s is refused', async (_name, forge) => {
    const error = await at.finishWith(forge).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(TokenInvalid);
    expect(JSON.stringify(error)).not.toContain('person-1');
  });

  test('O06 unknown kids fetch the keys once a minute at most', async () => {
    await at.finishWith((claims) => at.issuer.sign(claims));
    const before = at.issuer.asked.keys;
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(
        at.finishWith((claims) => at.issuer.signWithForeignKey(claims, { kid: `k${attempt}` })),
      ).rejects.toThrow(TokenInvalid);
    }
    expect(at.issuer.asked.keys - before).toBeLessThanOrEqual(1);
  });

  test('O06 an old login at the provider is refused where a fresh one was asked for', async () => {
    const strict = createOidcAdapter({ ...at.config, maxAgeSeconds: 60 });
    const { login, url } = await at.begin(strict);
    expect(url.searchParams.get('max_age')).toBe('60');
    const finish = async (authTime: number | undefined) => {
      at.issuer.idToken = await at.issuer.sign({
        ...at.goodClaims(login),
        ...(authTime !== undefined && { auth_time: authTime }),
      });
      return strict.finish({ callbackUrl: back({ code: 'c', state: login.state }), redirectUri, login });
    };
    await expect(finish(seconds() - 600)).rejects.toThrow(TokenInvalid);
    await expect(finish(undefined)).rejects.toThrow(TokenInvalid);
    expect((await finish(seconds() - 10)).claims.subject).toBe('person-1');
  });

  test('O06 userinfo cannot raise the level or change the person', async () => {
    at.issuer.metadata.userinfo_endpoint = `${at.issuer.url}/userinfo`;
    try {
      at.issuer.userinfo = { sub: 'person-1', acr: 'eid-high', given_name: 'Олена' };
      const { claims } = await at.finishWith(({ acr: _acr, ...claims }) => at.issuer.sign(claims));
      expect(claims).toMatchObject({ acr: '', givenName: 'Олена' });
      at.issuer.userinfo = { sub: 'person-2' };
      await expect(at.finishWith((claims) => at.issuer.sign(claims))).rejects.toThrow(TokenInvalid);
    } finally {
      delete at.issuer.metadata.userinfo_endpoint;
    }
  });
});
