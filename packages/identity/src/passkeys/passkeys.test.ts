import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestAuthenticator } from '../../test/authenticator.ts';
import { signInAt, somebody } from '../../test/people.ts';
import { startTwoTenants, type TestTenant, type TwoTenants } from '../../test/two-tenants.ts';
import { eraseParticipant } from '../erase-participant.ts';
import { exportParticipant } from '../export-participant.ts';
import { addPasskeyOf, creationOptions, MOST_PASSKEYS } from './add-passkey.ts';
import type { Ceremony } from './ceremony.ts';
import { CHALLENGE_SECONDS, isOwnChallenge, newChallenge } from './challenge.ts';
import { passkeysOf } from './passkey-rows.ts';
import { proveByPasskey, requestOptions } from './prove-by-passkey.ts';

const ORIGIN = 'https://slavutych.viche.example';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

interface Somebody {
  readonly at: TestTenant;
  readonly ceremony: Ceremony;
}

async function person(at = world.slavutych, origin = ORIGIN): Promise<Somebody> {
  const { participantId, sessionId } = await signInAt(at, somebody());
  return { at, ceremony: { participantId, sessionId, origin } };
}

const challengeOf = (options: unknown) => (options as { challenge: string }).challenge;
const addChallenge = async ({ at, ceremony }: Somebody) =>
  challengeOf(await at.read((ctx) => creationOptions(ctx, ceremony, { person: 'Олена', site: 'Славутич' })));
const proveChallenge = async ({ at, ceremony }: Somebody) =>
  challengeOf(await at.read((ctx) => requestOptions(ctx, ceremony)));
const add = ({ at, ceremony }: Somebody, answer: string) =>
  at.run((ctx) => addPasskeyOf(ctx, ceremony, { name: 'Ноутбук', answer }));
const prove = ({ at, ceremony }: Somebody, answer: string) => at.run((ctx) => proveByPasskey(ctx, ceremony, answer));
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error.code === 'core/passkey-refused' ? error.params.reason : (error.code ?? String(error))),
  );

async function withKey(at?: TestTenant, origin?: string): Promise<Somebody & { key: TestAuthenticator }> {
  const who = await person(at, origin);
  const key = new TestAuthenticator();
  await add(who, key.create({ challenge: await addChallenge(who), origin: who.ceremony.origin }));
  return { ...who, key };
}

describe('adding', () => {
  test('keeps the public half, by the name that the person gave', async () => {
    const who = await withKey();
    const [line] = await who.at.read((ctx) => passkeysOf(ctx, who.ceremony.participantId));
    expect(line).toMatchObject({ name: 'Ноутбук', lastUsedAt: null });
    const options = await who.at.read((ctx) => creationOptions(ctx, who.ceremony, { person: 'О', site: 'С' }));
    expect(options).toMatchObject({
      rp: { id: 'slavutych.viche.example' },
      excludeCredentials: [{ id: who.key.credentialId.toString('base64url') }],
    });
  });

  test('the same key again, and one too many, are refused', async () => {
    const who = await withKey();
    const again = who.key.create({ challenge: await addChallenge(who), origin: ORIGIN });
    expect(await reasonOf(add(who, again))).toBe('core/passkey-known');
    for (let n = 1; n < MOST_PASSKEYS; n++)
      await add(who, new TestAuthenticator().create({ challenge: await addChallenge(who), origin: ORIGIN }));
    const eleventh = new TestAuthenticator().create({ challenge: await addChallenge(who), origin: ORIGIN });
    expect(await reasonOf(add(who, eleventh))).toBe('core/too-many-passkeys');
  });

  test.each([
    '',
    'not json',
    '{}',
    '{"id":"x"}',
    JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key', response: {} }),
  ])('O15 %j is no answer of a browser', async (answer) => {
    expect(await reasonOf(add(await person(), answer))).toBe('malformed');
  });
});

describe('O15 five assertions that prove nothing', () => {
  test('O15 a right one is taken, and notes its use', async () => {
    const who = await withKey();
    expect(await reasonOf(prove(who, who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN })))).toBe(
      'done',
    );
    const [line] = await who.at.read((ctx) => passkeysOf(ctx, who.ceremony.participantId));
    expect(line?.lastUsedAt).toBeInstanceOf(Date);
  });

  test('O15 a replayed challenge: once, also when both come at once', async () => {
    const who = await withKey();
    const answer = who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN });
    const both = await Promise.all([reasonOf(prove(who, answer)), reasonOf(prove(who, answer))]);
    expect(both.toSorted()).toEqual(['done', 'replay']);
    expect(await reasonOf(prove(who, answer))).toBe('replay');
  });

  test.each([
    'https://lutsk.viche.example',
    'https://slavutych.viche.example.evil.example',
    'http://slavutych.viche.example',
  ])('O15 wrong origin %s', async (origin) => {
    const who = await withKey();
    const answer = who.key.get({ challenge: await proveChallenge(who), origin, rpId: 'slavutych.viche.example' });
    expect(await reasonOf(prove(who, answer))).toBe('assertion');
    const made = new TestAuthenticator().create({
      challenge: await addChallenge(who),
      origin,
      rpId: 'slavutych.viche.example',
    });
    expect(await reasonOf(add(who, made))).toBe('registration');
  });

  test('O15 another relying party: the platform’s own name is none', async () => {
    const who = await withKey();
    const answer = who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN, rpId: 'viche.example' });
    expect(await reasonOf(prove(who, answer))).toBe('assertion');
  });

  test('O15 a counter that goes back, or stands still after it moved', async () => {
    const who = await withKey();
    for (let n = 0; n < 3; n++) await prove(who, who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN }));
    who.key.counter = 1;
    expect(await reasonOf(prove(who, who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN })))).toBe(
      'assertion',
    );
    expect(await reasonOf(prove(who, who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN })))).toBe(
      'assertion',
    );
    expect(await reasonOf(prove(who, who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN })))).toBe(
      'done',
    );
  });

  test('O15 the key of another person, and of another hromada', async () => {
    const who = await withKey();
    const other = await withKey();
    const foreign = await withKey(world.lutsk, 'https://lutsk.viche.example');
    for (const { key } of [other, foreign]) {
      const answer = key.get({ challenge: await proveChallenge(who), origin: ORIGIN });
      expect(await reasonOf(prove(who, answer))).toBe('unknown-key');
    }
    // What another hromada gave out is nobody's challenge here, even for the very same device.
    const answer = who.key.get({ challenge: await proveChallenge(foreign), origin: ORIGIN });
    expect(await reasonOf(prove(who, answer))).toBe('challenge');
  });

  test('O15 a wrong signature', async () => {
    const who = await withKey();
    const thief = new TestAuthenticator();
    thief.credentialId.set(who.key.credentialId);
    expect(await reasonOf(prove(who, thief.get({ challenge: await proveChallenge(who), origin: ORIGIN })))).toBe(
      'assertion',
    );
  });

  test('O15 a challenge of another session, for another use, or five minutes old', async () => {
    const who = await withKey();
    const elsewhere = await person();
    for (const challenge of [await addChallenge(elsewhere), await addChallenge(who), 'x', 'A'.repeat(56)])
      expect(await reasonOf(prove(who, who.key.get({ challenge, origin: ORIGIN })))).toBe('challenge');
    const secret = Buffer.alloc(32, 7);
    const at = Date.UTC(2026, 10, 22);
    const challenge = newChallenge(secret, 'prove', at);
    expect(isOwnChallenge(secret, 'prove', challenge, at + CHALLENGE_SECONDS * 1000 - 1)).toBe(true);
    expect(isOwnChallenge(secret, 'prove', challenge, at + CHALLENGE_SECONDS * 1000)).toBe(false);
    expect(isOwnChallenge(secret, 'add', challenge, at)).toBe(false);
  });

  test('O15 a session that has ended gives no challenge and takes no answer', async () => {
    const who = await withKey();
    const answer = who.key.get({ challenge: await proveChallenge(who), origin: ORIGIN });
    await who.at.run(({ sql }) => sql`UPDATE session SET ended_at = now() WHERE id = ${who.ceremony.sessionId}::uuid`);
    expect(await reasonOf(prove(who, answer))).toBe('session');
  });
});

test('a passkey is exported and erased with its person', async () => {
  const who = await withKey();
  const { participantId } = who.ceremony;
  const exported = await who.at.read((ctx) => exportParticipant(ctx, participantId));
  expect(exported.passkeys).toMatchObject([{ name: 'Ноутбук' }]);
  await who.at.run((ctx) => eraseParticipant(ctx, participantId));
  expect(await who.at.read((ctx) => passkeysOf(ctx, participantId))).toEqual([]);
});
