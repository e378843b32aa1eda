import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimsOf } from '../test/people.ts';
import { EID, startTwoTenants, type TwoTenants } from '../test/two-tenants.ts';
import { LoginStateInvalid } from './errors.ts';
import type { IdentityAdapter } from './identity-adapter.ts';
import { beginLogin, claimLogin } from './login-attempt.ts';
import { openLoginCookie } from './login-cookie.ts';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

describe('login attempts', () => {
  let started = 0;
  const adapter: IdentityAdapter = {
    provider: EID,
    start: async () => {
      started += 1;
      const secret = (name: string) => `${name}-${started}`.padEnd(43, 'x');
      return {
        url: `https://id.example/auth?n=${started}`,
        cookiePayload: {
          state: secret('state'),
          nonce: secret('nonce'),
          verifier: secret('verifier'),
          issuer: EID.issuer,
          providerId: 'eid',
        },
      };
    },
    finish: async () => ({ claims: claimsOf(), sid: null }),
  };
  const begin = (cookie: string | null = null, tenant = world.slavutych) =>
    tenant.run((ctx) =>
      beginLogin(ctx, {
        adapter,
        ring: world.ring,
        cookie,
        returnTo: '//evil.example',
        redirectUri: 'https://a.example/cb',
      }),
    );
  const claim = (cookie: string | null, state: string | null, tenant = world.slavutych, providerId = 'eid') =>
    tenant.run((ctx) => claimLogin(ctx, { providerId, ring: world.ring, cookie, state }));
  const stateIn = (cookie: string) => openLoginCookie(world.ring.cookie, cookie, Date.now())[0]?.state ?? '';

  test('O01 no, wrong, foreign and expired states are refused; a good one works once', async () => {
    const { cookie, url } = await begin();
    expect(url).toContain('https://id.example');
    const state = stateIn(cookie);
    const other = await begin();
    await expect(claim(cookie, null)).rejects.toThrow(LoginStateInvalid);
    await expect(claim(cookie, 'wrong')).rejects.toThrow(LoginStateInvalid);
    await expect(claim(other.cookie, state)).rejects.toThrow(LoginStateInvalid);
    await expect(claim(cookie, state, world.lutsk)).rejects.toThrow(LoginStateInvalid);
    await expect(claim(cookie, state, world.slavutych, 'other')).rejects.toThrow(LoginStateInvalid);
    const { login, cookie: rest } = await claim(cookie, state);
    expect(login.returnTo).toBe('/');
    expect(rest).toBe('');
    await expect(claim(cookie, state)).rejects.toThrow(LoginStateInvalid);
    await world.slavutych.run(
      ({ sql }) => sql`UPDATE login_attempt SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`,
    );
    await expect(claim(other.cookie, stateIn(other.cookie))).rejects.toThrow(LoginStateInvalid);
  });

  test('O03 a callback without the browser’s cookie is refused', async () => {
    const { cookie } = await begin();
    await expect(claim(null, stateIn(cookie))).rejects.toThrow(LoginStateInvalid);
  });

  test('O01 two tabs sign in one after the other', async () => {
    const one = await begin();
    const two = await begin(one.cookie);
    const states = openLoginCookie(world.ring.cookie, two.cookie, Date.now()).map((login) => login.state);
    expect(states).toHaveLength(2);
    const after = await claim(two.cookie, states[1] ?? '');
    expect((await claim(after.cookie, states[0] ?? '')).cookie).toBe('');
  });

  test('O05 twenty parallel returns: one goes on', async () => {
    const { cookie } = await begin();
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => claim(cookie, stateIn(cookie))));
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});
