import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startForgingIssuer } from '../test/forging-issuer.ts';
import { appoint, signInAt, somebody } from '../test/people.ts';
import { EID, startTwoTenants, type TwoTenants } from '../test/two-tenants.ts';
import { acceptLogoutNotice, endAllSessions, endSession, endSessionById } from './end-session.ts';
import { LogoutTokenInvalid } from './errors.ts';
import { createOidcAdapter } from './oidc-adapter.ts';
import { listSessions, resolveSession } from './resolve-session.ts';
import { rotateSession, touchSession } from './session.ts';
import type { SignInOptions } from './sign-in.ts';
import { sweepIdentity } from './sweep.ts';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

const enter = (claims = somebody(), more: Partial<SignInOptions> = {}) => signInAt(world.slavutych, claims, more);
const facts = (token: string) => world.slavutych.read((ctx) => resolveSession(ctx, token));
const age = (sessionId: string, change: string) =>
  world.slavutych.run(
    ({ sql }) => sql`
    UPDATE session SET created_at = created_at - ${change}::interval, last_seen_at = last_seen_at - ${change}::interval,
      expires_idle = expires_idle - ${change}::interval, expires_absolute = expires_absolute - ${change}::interval
    WHERE id = ${sessionId}::uuid`,
  );

describe('O07 tokens', () => {
  test('O07 a session that the browser brought ends at login', async () => {
    const planted = await enter();
    const own = await enter(somebody(), { formerToken: planted.sessionToken });
    expect(own.sessionToken).not.toBe(planted.sessionToken);
    expect(await facts(planted.sessionToken)).toBeNull();
    expect(await facts(own.sessionToken)).not.toBeNull();
  });

  test.each(['', 'x', 'A'.repeat(43), '../../etc', '\u0000', 'é'.repeat(43), 'A'.repeat(100_000)])(
    'O07 %# a made-up token is nobody',
    async (token) => {
      expect(await facts(token)).toBeNull();
    },
  );

  test('O07 step-up gives a new token; requests on their way survive without the step-up', async () => {
    const { sessionToken, participantId } = await enter();
    const before = await facts(sessionToken);
    const next = await world.slavutych.run((ctx) => rotateSession(ctx, sessionToken, { stepUpSeconds: 600 }));
    expect(await facts(sessionToken)).toMatchObject({ steppedUp: false, touchDue: false });
    const after = await facts(next ?? '');
    expect(after).toMatchObject({ steppedUp: true, participantId });
    expect(after?.signedInAt).toEqual(before?.signedInAt);
    expect(after?.csrfSecret.reveal()).toEqual(before?.csrfSecret.reveal());
    expect(await world.slavutych.run((ctx) => rotateSession(ctx, sessionToken, { stepUpSeconds: 600 }))).toBeNull();
    expect(await world.slavutych.read((ctx) => listSessions(ctx, participantId))).toHaveLength(1);
    const ended = await world.slavutych.run((ctx) => endSession(ctx, next ?? ''));
    expect(ended).toMatchObject({ providerId: 'eid' });
    expect(await facts(sessionToken)).toBeNull();
    expect(await facts(next ?? '')).toBeNull();
  });

  test('O07 the former token is nobody after the grace; ten parallel rotations give one new token', async () => {
    const { sessionToken, sessionId } = await enter();
    const all = await Promise.all(
      Array.from({ length: 10 }, () => world.slavutych.run((ctx) => rotateSession(ctx, sessionToken))),
    );
    expect(all.filter((token) => token !== null)).toHaveLength(1);
    await world.slavutych.run(
      ({ sql }) => sql`UPDATE session SET ended_at = ended_at - interval '31 seconds' WHERE id = ${sessionId}::uuid`,
    );
    expect(await facts(sessionToken)).toBeNull();
  });
});

describe('expiry by database time', () => {
  test.each([
    ['59 minutes', true],
    ['61 minutes', false],
  ])('a resident idle for %s', async (idle, alive) => {
    const { sessionToken, sessionId } = await enter();
    await age(sessionId, idle);
    expect((await facts(sessionToken)) !== null).toBe(alive);
  });

  test('a busy resident ends after twelve hours', async () => {
    const { sessionToken, sessionId } = await enter();
    await age(sessionId, '11 hours 59 minutes');
    await world.slavutych.run(
      ({ sql }) =>
        sql`UPDATE session SET last_seen_at = now() - interval '2 minutes', expires_idle = expires_absolute WHERE id = ${sessionId}::uuid`,
    );
    expect(await facts(sessionToken)).not.toBeNull();
    await world.slavutych.run((ctx) => touchSession(ctx, sessionToken));
    await age(sessionId, '2 minutes');
    expect(await facts(sessionToken)).toBeNull();
  });

  test('staff end after 30 idle minutes and ten hours', async () => {
    const { sessionToken, sessionId, participantId } = await enter();
    const staffId = await appoint(world.slavutych, participantId);
    const seen = await facts(sessionToken);
    expect(seen).toMatchObject({ staffId });
    expect(seen?.roles).toHaveLength(2);
    expect(seen?.roles).toContainEqual({ role: 'moderator', module: 'petitions' });
    await age(sessionId, '29 minutes');
    expect(await facts(sessionToken)).not.toBeNull();
    await age(sessionId, '2 minutes');
    expect(await facts(sessionToken)).toBeNull();
    await world.slavutych.run(
      ({ sql }) =>
        sql`UPDATE session SET last_seen_at = now(), expires_idle = now() + interval '30 minutes' WHERE id = ${sessionId}::uuid`,
    );
    expect(await facts(sessionToken)).not.toBeNull();
    await world.slavutych.run(
      ({ sql }) => sql`UPDATE session SET created_at = now() - interval '601 minutes' WHERE id = ${sessionId}::uuid`,
    );
    expect(await facts(sessionToken)).toBeNull();
  });

  test('use is written once a minute, and parallel requests do not wait for each other', async () => {
    const { sessionToken, sessionId } = await enter();
    expect((await facts(sessionToken))?.touchDue).toBe(false);
    await age(sessionId, '90 seconds');
    expect((await facts(sessionToken))?.touchDue).toBe(true);
    await Promise.all(Array.from({ length: 10 }, () => world.slavutych.run((ctx) => touchSession(ctx, sessionToken))));
    expect((await facts(sessionToken))?.touchDue).toBe(false);
    const rows = await world.slavutych.read(
      ({ sql }) => sql<{ idle: number }>`
      SELECT round(extract(epoch FROM expires_idle - now()))::int AS idle FROM session WHERE id = ${sessionId}::uuid`,
    );
    expect(rows[0]?.idle).toBeGreaterThan(3580);
  });
});

describe('many sessions', () => {
  test('ten at most: the oldest ends', async () => {
    const claims = somebody();
    const tokens: string[] = [];
    for (let n = 0; n < 12; n++) tokens.push((await enter(claims)).sessionToken);
    const alive = await Promise.all(tokens.map(async (token) => (await facts(token)) !== null));
    expect(alive).toEqual([false, false, ...Array(10).fill(true)]);
  });

  test('the list, one device out, everywhere out', async () => {
    const claims = somebody();
    const stranger = await enter();
    const one = await enter(claims, { device: 'Safari, iPhone' });
    const two = await enter(claims);
    const list = await world.slavutych.read((ctx) => listSessions(ctx, one.participantId));
    expect(list.map((line) => line.device).sort()).toEqual(['Firefox, Linux', 'Safari, iPhone']);
    expect(await world.slavutych.run((ctx) => endSessionById(ctx, one.participantId, stranger.sessionId))).toBe(0);
    expect(await world.slavutych.run((ctx) => endSessionById(ctx, one.participantId, one.sessionId))).toBe(1);
    expect(await facts(one.sessionToken)).toBeNull();
    await world.slavutych.run((ctx) => rotateSession(ctx, two.sessionToken));
    expect(await world.slavutych.run((ctx) => endAllSessions(ctx, one.participantId))).toBe(2);
    expect(await facts(two.sessionToken)).toBeNull();
    expect(await facts(stranger.sessionToken)).not.toBeNull();
  });
});

test('O08 a logout token ends exactly the session that it names, once', async () => {
  const issuer = await startForgingIssuer();
  try {
    const provider = { ...EID, issuer: issuer.url, insecureLoopback: 'allowed' as const };
    const adapter = createOidcAdapter(provider);
    const claims = { ...somebody(), issuer: issuer.url };
    const one = await enter(claims, { provider, sid: 's1' });
    const two = await enter(claims, { provider, sid: 's2' });
    const now = Math.floor(Date.now() / 1000);
    const token = (more: object) =>
      issuer.sign(
        {
          iss: issuer.url,
          aud: 'viche',
          iat: now,
          exp: now + 60,
          jti: 'j1',
          events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
          ...more,
        },
        { typ: 'logout+jwt' },
      );
    const accept = async (more: object) => {
      const notice = await adapter.readLogoutToken(await token(more));
      return world.slavutych.run((ctx) => acceptLogoutNotice(ctx, provider.id, notice));
    };
    expect(await accept({ sid: 's1' })).toBe(1);
    expect(await facts(one.sessionToken)).toBeNull();
    expect(await facts(two.sessionToken)).not.toBeNull();
    await expect(accept({ sid: 's1' })).rejects.toThrow(LogoutTokenInvalid);
    await expect(accept({ sid: 's2' })).rejects.toThrow(LogoutTokenInvalid);
    expect(await accept({ sub: claims.subject, jti: 'j2' })).toBe(1);
    expect(await facts(two.sessionToken)).toBeNull();
  } finally {
    await issuer.close();
  }
});

test('sweeping takes what is old and leaves what lives', async () => {
  const old = await enter();
  const live = await enter();
  await age(old.sessionId, '31 days');
  await world.slavutych.run(
    ({ sql }) =>
      sql`UPDATE residency_proof SET expires_at = now() - interval '1 day' WHERE participant_id = ${old.participantId}::uuid`,
  );
  const swept = await world.slavutych.run((ctx) => sweepIdentity(ctx));
  expect(swept).toMatchObject({ sessions: 1, proofs: 1 });
  expect(await facts(live.sessionToken)).not.toBeNull();
});
