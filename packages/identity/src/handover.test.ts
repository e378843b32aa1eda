import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimsOf } from '../test/people.ts';
import { EID, startTwoTenants, type TwoTenants } from '../test/two-tenants.ts';
import { LoginStateInvalid } from './errors.ts';
import { handOverLogin, takeOverLogin } from './handover.ts';
import type { IdentityAdapter } from './identity-adapter.ts';
import { beginLogin, claimLogin } from './login-attempt.ts';
import { openLoginCookie } from './login-cookie.ts';
import { stateMark, tenantOfState } from './state-mark.ts';

const HOST = 'slavutych.viche.example';
const ANSWER = 'code=abc&state=x&iss=https%3A%2F%2Fid.example';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

let started = 0;
const adapter: IdentityAdapter = {
  provider: EID,
  start: async ({ stateMark: mark = '' }) => {
    started += 1;
    const secret = (name: string) => `${name}-${started}`.padEnd(43, 'x');
    return {
      url: 'https://id.example/auth',
      cookiePayload: {
        state: mark + secret('state'),
        nonce: secret('nonce'),
        verifier: secret('verifier'),
        issuer: EID.issuer,
        providerId: 'eid',
      },
    };
  },
  finish: async () => ({ claims: claimsOf(), sid: null }),
};

/** A login that began at a host and came back to the platform's. */
async function begun(tenant = world.slavutych) {
  const { cookie } = await tenant.run((ctx) =>
    beginLogin(ctx, {
      adapter,
      ring: world.ring,
      cookie: null,
      returnTo: '/account',
      redirectUri: 'https://viche.example/auth/callback/eid',
      returnHost: HOST,
    }),
  );
  return { cookie, state: openLoginCookie(world.ring.cookie, cookie, Date.now())[0]!.state };
}
const handOver = (state: string, tenant = world.slavutych) =>
  tenant.run((ctx) => handOverLogin(ctx, { ring: world.ring, state, answer: ANSWER }));
const takeOver = (
  cookie: string | null,
  code: string,
  { host = HOST, tenant = world.slavutych, providerId = 'eid' } = {},
) => tenant.run((ctx) => takeOverLogin(ctx, { providerId, ring: world.ring, cookie, code, host }));

describe('O10 the code between the platform’s host and the tenant’s', () => {
  test('O10 gives the answer to the browser and host where the login began, once', async () => {
    const { cookie, state } = await begun();
    expect(tenantOfState(state)).toBe(await world.slavutych.run(async ({ tenant }) => tenant.id));
    const { host, code } = await handOver(state);
    expect([host, Buffer.from(code, 'base64url').length]).toEqual([HOST, 16 + 32]);
    const taken = await takeOver(cookie, code);
    expect(taken).toMatchObject({ answer: ANSWER, cookie: '', login: { returnTo: '/account', state } });
    await expect(takeOver(cookie, code)).rejects.toThrow(LoginStateInvalid);
    const left = await world.slavutych.run(
      ({ sql }) => sql<{ left: boolean }>`select bool_or(provider_answer is not null) as left from login_attempt`,
    );
    expect(left[0]!.left).toBe(false);
  });

  test('O10 a foreign browser, a foreign host, another tenant, another provider and 61 s get nothing', async () => {
    const { cookie, state } = await begun();
    const { code } = await handOver(state);
    const { cookie: foreign } = await begun();
    const twisted = `${code.slice(0, -4)}AAAA`;
    for (const attempt of [
      () => takeOver(null, code),
      () => takeOver(foreign, code),
      () => takeOver(cookie, code, { host: 'rada.slavutych.example' }),
      () => takeOver(cookie, code, { tenant: world.lutsk }),
      () => takeOver(cookie, code, { providerId: 'gov-id' }),
      () => takeOver(cookie, twisted),
      () => takeOver(cookie, ''),
      () => takeOver(cookie, 'x'.repeat(64)),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'identity/state', status: 400 });
    await world.slavutych.run(
      ({ sql }) => sql`update login_attempt set handover_until = handover_until - interval '61 seconds'`,
    );
    await expect(takeOver(cookie, code)).rejects.toMatchObject({ status: 400 });
  });

  test('O10 of twenty that come at once one gets the answer, and a state is handed over once', async () => {
    const { cookie, state } = await begun();
    const handed = await Promise.allSettled(Array.from({ length: 5 }, () => handOver(state)));
    const [first, ...more] = handed.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(more).toEqual([]);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => takeOver(cookie, first!.code)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('O10 what is handed over cannot come to the site directly, and the other way round', async () => {
    const { cookie, state } = await begun();
    const claim = { providerId: 'eid', ring: world.ring, cookie, state };
    await expect(world.slavutych.run((ctx) => claimLogin(ctx, claim))).rejects.toThrow(LoginStateInvalid);
    const own = await world.slavutych.run((ctx) =>
      beginLogin(ctx, { adapter, ring: world.ring, cookie: null, returnTo: '/', redirectUri: 'https://a.example/cb' }),
    );
    const [login] = openLoginCookie(world.ring.cookie, own.cookie, Date.now());
    await expect(handOver(login!.state)).rejects.toThrow(LoginStateInvalid);
    await expect(handOver(state, world.lutsk)).rejects.toThrow(LoginStateInvalid);
    await expect(handOver('unknown')).rejects.toThrow(LoginStateInvalid);
  });

  test('a state names its tenant only in its own form', () => {
    const id = '0190c0de-0000-7000-8000-00000000abcd';
    expect(tenantOfState(`${stateMark(id)}${'s'.repeat(43)}`)).toBe(id);
    for (const state of [null, '', 's'.repeat(43), `${stateMark(id)}${'s'.repeat(42)}`, `${'!'.repeat(65)}`])
      expect(tenantOfState(state)).toBeNull();
  });
});
