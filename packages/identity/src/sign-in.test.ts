import { DatabaseBusy } from '@viche/db';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claimsOf, signInAt, taxNumber } from '../test/people.ts';
import { OWN, startTwoTenants, type TestTenant, type TwoTenants } from '../test/two-tenants.ts';
import { toActor } from './actor.ts';
import type { IdentityClaims } from './claims.ts';
import { IdentityCodeMissing, ParticipantBlocked } from './errors.ts';
import { normaliseIdentityCode } from './identity-code.ts';
import { resolveSession } from './resolve-session.ts';
import type { SignInOptions } from './sign-in.ts';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

const actorOf = (
  tenant: TestTenant,
  token: string,
  minimumAcr: 'eid-low' | 'eid-substantial' | 'eid-high' = 'eid-substantial',
) =>
  tenant.read(async (ctx) => {
    const facts = await resolveSession(ctx, token);
    return facts && toActor(ctx, facts, { minimumAcr, stepUpMinutes: 10, passkeyGraceDays: 14 });
  });

test('a resident signs in and is known by name, age, key and residence', async () => {
  const first = await signInAt(world.slavutych, claimsOf());
  expect(first).toMatchObject({ publicName: 'Шевченко Олена Петрівна', firstVisit: true, duplicates: [] });
  const actor = await actorOf(world.slavutych, first.sessionToken);
  expect(actor).toMatchObject({
    kind: 'participant',
    participantId: first.participantId,
    publicName: 'Шевченко Олена Петрівна',
    assurance: 'resident',
    staffId: null,
    roles: [],
    via: 'session',
    sessionId: first.sessionId,
  });
  expect(actor?.age).toBeGreaterThan(70);
  expect(actor?.personKey?.length).toBe(40);
  const again = await signInAt(world.slavutych, claimsOf({ subject: 'renewed-subject', patronymic: undefined }));
  expect(again).toMatchObject({ participantId: first.participantId, firstVisit: false, publicName: 'Шевченко Олена' });
});

test('K11 names, codes, addresses and tokens stand in no table in the clear', async () => {
  const code = taxNumber(20_001);
  const { sessionToken } = await signInAt(
    world.slavutych,
    claimsOf({
      subject: 'canary-subject',
      givenName: 'Канарка',
      familyName: 'Жовтоперенко',
      email: 'canary@example.ua',
      codes: [code],
    }),
  );
  for (const table of [
    'participant',
    'person_key_alias',
    'identity_link',
    'session',
    'residency_proof',
    'login_attempt',
  ]) {
    const text = await world.dump(table);
    for (const canary of [
      'Канарка',
      'Жовтоперенко',
      'canary',
      code.code,
      sessionToken,
      '1948-02-28',
      'UA32080190010012345',
    ]) {
      expect(text, `${canary} in ${table}`).not.toContain(canary);
    }
  }
});

test('T19 a session of one tenant is nobody at the other, and the keys of one person cannot be compared', async () => {
  const claims = claimsOf({ codes: [taxNumber(21_000)] });
  const here = await signInAt(world.slavutych, claims);
  expect(await actorOf(world.lutsk, here.sessionToken)).toBeNull();
  const there = await signInAt(world.lutsk, claims);
  const [one, two] = [
    await actorOf(world.slavutych, here.sessionToken),
    await actorOf(world.lutsk, there.sessionToken),
  ];
  expect(one?.personKey).not.toEqual(two?.personKey);
  expect(one?.assurance).toBe('resident');
  expect(two?.assurance).toBe('eid');
});

describe('O12 a tenant’s own provider', () => {
  test('O12 proves an address only, makes no key and takes nobody over', async () => {
    const real = await signInAt(
      world.slavutych,
      claimsOf({ codes: [taxNumber(22_000)], email: 'victim@example.ua', subject: 'victim' }),
    );
    const forged = await signInAt(
      world.slavutych,
      claimsOf({
        providerId: 'own',
        issuer: OWN.issuer,
        codes: [taxNumber(22_000)],
        email: 'victim@example.ua',
        subject: 'victim',
      }),
      { provider: OWN },
    );
    expect(forged.participantId).not.toBe(real.participantId);
    const actor = await actorOf(world.slavutych, forged.sessionToken);
    expect(actor).toMatchObject({ assurance: 'email', personKey: null });
    const again = await signInAt(
      world.slavutych,
      claimsOf({ providerId: 'own', issuer: OWN.issuer, subject: 'victim' }),
      { provider: OWN },
    );
    expect(again.participantId).toBe(forged.participantId);
    const verified = await world.slavutych.read(
      ({ sql }) => sql<{ id: string }>`
      SELECT id::text FROM participant WHERE email_verified_at IS NOT NULL AND id IN (${real.participantId}::uuid, ${forged.participantId}::uuid)`,
    );
    expect(verified).toEqual([{ id: real.participantId }]);
  });

  test('O12 the same verified e-mail of two people stays with the first, and both get in', async () => {
    const one = await signInAt(world.lutsk, claimsOf({ codes: [taxNumber(22_100)], subject: 'a' }));
    const two = await signInAt(world.lutsk, claimsOf({ codes: [taxNumber(22_101)], subject: 'b' }));
    expect(two.participantId).not.toBe(one.participantId);
  });

  test('a level below the tenant’s minimum is not an e-ID', async () => {
    const { sessionToken } = await signInAt(
      world.slavutych,
      claimsOf({ codes: [taxNumber(22_200)], subject: 'low', acr: 'eid-substantial' }),
    );
    expect((await actorOf(world.slavutych, sessionToken, 'eid-high'))?.assurance).toBe('email');
    expect((await actorOf(world.slavutych, sessionToken, 'eid-substantial'))?.assurance).toBe('resident');
  });
});

describe('O13 one human with several codes', () => {
  const passport = normaliseIdentityCode('passport', 'КВ 654321');
  const card = normaliseIdentityCode('id-card', '900000001');

  test('O13 a login with two codes makes them one person for ever', async () => {
    const tax = taxNumber(23_000);
    const first = await signInAt(world.slavutych, claimsOf({ codes: [passport], subject: 'p1' }));
    const joined = await signInAt(world.slavutych, claimsOf({ codes: [tax, passport], subject: 'p2' }));
    const later = await signInAt(world.slavutych, claimsOf({ codes: [tax], subject: 'p3' }));
    expect(joined.participantId).toBe(first.participantId);
    expect(later.participantId).toBe(first.participantId);
    expect(joined.duplicates).toEqual([]);
  });

  test('O13 two accounts proved to be one: the older stays, the younger is told and acts no more', async () => {
    const tax = taxNumber(23_100);
    const older = await signInAt(world.slavutych, claimsOf({ codes: [card], subject: 'c1' }));
    const younger = await signInAt(world.slavutych, claimsOf({ codes: [tax], subject: 'c2' }));
    expect(younger.participantId).not.toBe(older.participantId);
    const joined = await signInAt(world.slavutych, claimsOf({ codes: [tax, card], subject: 'c3' }));
    expect(joined).toMatchObject({ participantId: older.participantId, duplicates: [younger.participantId] });
    expect(await actorOf(world.slavutych, younger.sessionToken)).toBeNull();
    const after = await signInAt(world.slavutych, claimsOf({ codes: [tax], subject: 'c4' }));
    expect(after).toMatchObject({ participantId: older.participantId, duplicates: [] });
  });

  test('O13 twenty first logins at once make one person', async () => {
    const codes = [taxNumber(23_200), normaliseIdentityCode('id-card', '900000002')];
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        signInAt(world.lutsk, claimsOf({ codes: n % 2 ? codes : codes.toReversed(), subject: `crowd-${n}` })),
      ),
    );
    const inside = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    // Whoever could not wait for the others is told to try again; nothing half-done stays.
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(DatabaseBusy);
    expect(new Set(inside.map((one) => one.participantId)).size).toBe(1);
    expect(inside.filter((one) => one.firstVisit)).toHaveLength(1);
  });
});

test('an e-ID without a code of a person, and a blocked person, are refused', async () => {
  await expect(signInAt(world.slavutych, claimsOf({ codes: [] }))).rejects.toThrow(IdentityCodeMissing);
  const claims = claimsOf({ codes: [taxNumber(24_000)], subject: 'blocked' });
  const { participantId, sessionToken } = await signInAt(world.slavutych, claims);
  await world.slavutych.run(
    ({ sql }) => sql`UPDATE participant SET state = 'blocked' WHERE id = ${participantId}::uuid`,
  );
  await expect(signInAt(world.slavutych, claims)).rejects.toThrow(ParticipantBlocked);
  expect(await actorOf(world.slavutych, sessionToken)).toBeNull();
});

test('residence follows the claims and the tenant’s setting', async () => {
  const claims = claimsOf({ codes: [taxNumber(25_000)], subject: 'moving' });
  const level = async (change: Partial<IdentityClaims>, accept: SignInOptions['acceptClaimResidence']) => {
    const { sessionToken } = await signInAt(
      world.slavutych,
      { ...claims, ...change },
      { acceptClaimResidence: accept },
    );
    return (await actorOf(world.slavutych, sessionToken))?.assurance;
  };
  expect(await level({}, 'none')).toBe('eid');
  expect(await level({}, 'registered')).toBe('resident');
  expect(await level({}, 'registered')).toBe('resident');
  expect(await level({ residenceCode: 'UA07080170000083384' }, 'registered')).toBe('eid');
  expect(await level({ residenceCode: 'UA07080170000083384', displaced: true }, 'registered')).toBe('eid');
  expect(await level({ residenceCode: 'UA07080170000083384', displaced: true }, 'registered-or-displaced')).toBe(
    'resident',
  );
  expect(await level({ residenceCode: 'UA07080170000083384', displaced: false }, 'registered-or-displaced')).toBe(
    'eid',
  );
});
