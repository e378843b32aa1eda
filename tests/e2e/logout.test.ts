import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findTenantByHost } from '@viche/db';
import { readOidcClaims, signIn } from '@viche/identity';
import { importJWK, SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hostOf } from './host-of.ts';
import { freePort, type Instance, startInstance } from './instance.ts';
import { ask, startBuilt } from './second-process.ts';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

let instance: Instance;
let issuer: string;
let signingKey: { kid: string } & Record<string, unknown>;
let second: { port: number; stop(): Promise<void> };
/** Session cookies of one person on two devices, by the provider's session. */
let sessions: Record<'s1' | 's2', string>;

beforeAll(async () => {
  instance = await startInstance();
  issuer = `${instance.sandboxUrl}/eid`;
  const keys = JSON.parse(readFileSync(path.join(instance.home, 'sandbox', 'keys', 'eid.json'), 'utf8')).keys;
  signingKey = keys.find(({ alg }: { alg: string }) => alg === 'RS256');
  const host = await hostOf(instance);
  const bundle = (await host.tenants.byId((await findTenantByHost(host.pool, 'slavutych'))!.id))!;
  const enter = (sid: string) =>
    host.pool.scoped(bundle.info.id, ({ sql }) =>
      signIn(
        { tenant: bundle.info, keys: bundle.keys, sql },
        readOidcClaims('eid', issuer, {
          sub: 'somebody',
          acr: 'eid-high',
          given_name: 'Олена',
          family_name: 'Перевірка',
          identity_code_kind: 'id-card',
          identity_code: '900111222',
        }),
        {
          provider: { id: 'eid', issuer, clientId: 'viche', standing: 'platform' },
          device: `device ${sid}`,
          sid,
          acceptClaimResidence: 'registered',
        },
      ),
    );
  sessions = { s1: (await enter('s1')).sessionToken, s2: (await enter('s2')).sessionToken };
  await host.close();
  const port = await freePort();
  const { child, ended } = startBuilt(instance, 'web', { PORT: String(port) });
  second = {
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
  await vi.waitFor(async () => expect((await ask(instance, port, 'localhost', '/readyz'))?.status).toBe(200), 20_000);
}, 180_000);
afterAll(async () => {
  await second?.stop();
  await instance?.stop();
});

/** What the two web processes say of a session: 200 for a living one, 303 to the login for another. */
const account = (sid: 's1' | 's2') =>
  Promise.all(
    [instance.port, second.port].map(
      async (port) =>
        (await ask(instance, port, 'slavutych.localhost', '/account', { Cookie: `viche=${sessions[sid]}` }))!.status,
    ),
  );

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

it('W02 what a person did is not told, and nothing given away, after a login of some hours ago', async () => {
  const Cookie = `viche=${sessions.s1}`;
  const at = (path: string) => instance.fetch('slavutych', path, { headers: { Cookie } });
  const database = new pg.Client({ connectionString: instance.superUrl });
  await database.connect();
  try {
    const age = (hours: number) =>
      database.query(`update session set created_at = now() - make_interval(hours => $1) where ended_at is null`, [
        hours,
      ]);
    await age(1);
    expect((await at('/account/export')).status).toBe(200);
    expect((await at('/account/activity')).status).toBe(200);
    await age(3);
    for (const [path, returnTo] of [
      ['/account/export', '/account'],
      ['/en/account/activity?after=2026-11-01T10:00:00Z', '/en/account/activity?after=2026-11-01T10%3A00%3A00Z'],
    ] as const) {
      const answer = await at(path);
      expect(answer.status).toBe(303);
      const target = new URL(answer.headers.get('location')!, instance.site('slavutych'));
      expect(target.pathname).toBe(path.startsWith('/en') ? '/en/account/confirm' : '/account/confirm');
      expect(target.searchParams.get('returnTo')).toBe(returnTo);
    }
    const confirm = await (await at('/account/confirm?returnTo=/account')).text();
    expect(confirm).toContain('name="again" value="yes"');
    expect(confirm).toContain('понад дві години');
    await age(0);
  } finally {
    await database.end();
  }
});

describe('O08 a forced logout', () => {
  const own = () => `http://slavutych.localhost:${instance.port}`;
  it.each([
    ['a link or an image', 'GET', {}, [404, 405]],
    ['a form of another site', 'POST', { Origin: 'https://evil.example' }, [403]],
    ['a form of a neighbour', 'POST', { 'Sec-Fetch-Site': 'same-site' }, [403]],
    ['a form of our own without its token', 'POST', { Origin: 'own' }, [403]],
  ] as const)('O08 by %s leaves the session alive', async (_how, method, headers, statuses) => {
    const answer = await instance.fetch('slavutych', '/auth/logout', {
      method,
      headers: {
        ...FORM,
        Cookie: `viche=${sessions.s1}`,
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === 'own' ? own() : value])),
      },
      ...(method === 'POST' ? { body: 'everywhere=yes' } : {}),
    });
    expect(statuses).toContain(answer.status);
    expect(await account('s1')).toEqual([200, 200]);
  });
});

const seconds = () => Math.floor(Date.now() / 1000);

async function logoutToken(claims: object, header: object = {}, key: Record<string, unknown> = signingKey) {
  return new SignJWT({
    iss: issuer,
    aud: 'viche',
    iat: seconds(),
    jti: `jti-${Math.random()}`,
    events: EVENTS,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'logout+jwt', kid: signingKey.kid, ...header })
    .sign(await importJWK(key, 'RS256'));
}

const tell = (token: string, slug: string | null = 'slavutych') =>
  instance.fetch(slug, '/auth/backchannel/eid', {
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams({ logout_token: token }).toString(),
  });

describe('O08 the provider tells of a logout', () => {
  it.each([
    ['is for another client', () => logoutToken({ sid: 's1', aud: 'other' })],
    ['has the type of an ID token', () => logoutToken({ sid: 's1' }, { typ: 'JWT' })],
    ['has a nonce', () => logoutToken({ sid: 's1', nonce: 'n' })],
    ['has no event', () => logoutToken({ sid: 's1', events: {} })],
    ['is of another provider', () => logoutToken({ sid: 's1', iss: 'https://evil.example' })],
    ['is an hour old', () => logoutToken({ sid: 's1', iat: seconds() - 3_600 })],
    ['is no token', async () => 'eyJhbGciOiJub25lIn0.e30.'],
    ['is not there', async () => ''],
  ])('O08 a logout token that %s is refused with 400, and nobody is logged out', async (_what, make) => {
    const answer = await tell(await make());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: 'invalid_request' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await account('s1')).toEqual([200, 200]);
  });

  it('O08 the right one ends exactly its session, in every process, and only once', async () => {
    const token = await logoutToken({ sid: 's1' });
    expect((await tell(token)).status).toBe(200);
    await expect.poll(() => account('s1')).toEqual([303, 303]);
    expect(await account('s2')).toEqual([200, 200]);
    expect((await tell(token)).status).toBe(400);
  });

  it('O08 told at the platform’s own address it reaches the site whose session it was, once', async () => {
    expect((await tell(await logoutToken({ sid: 's2', aud: 'other' }), null)).status).toBe(400);
    expect(await account('s2')).toEqual([200, 200]);
    const token = await logoutToken({ sid: 's2' });
    expect((await tell(token, null)).status).toBe(200);
    await expect.poll(() => account('s2'), { timeout: 5_000 }).toEqual([303, 303]);
    expect((await tell(token, null)).status).toBe(400);
  });
});
