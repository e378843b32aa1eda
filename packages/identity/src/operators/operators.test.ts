import { newId, type Sql } from '@viche/db';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TestAuthenticator } from '../../test/authenticator.ts';
import { startTwoTenants, type TwoTenants } from '../../test/two-tenants.ts';
import { newOperatorCode, operatorCodeHash } from './operator-code.ts';
import { enrolOperator, operatorCreationOptions, operatorRequestOptions, signInOperator } from './operator-passkeys.ts';
import { endOperatorSession, isOperatorProved, operatorTokenHash, resolveOperator } from './operator-session.ts';

const ORIGIN = 'https://viche.example';
let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

const run = <R>(work: (sql: Sql) => Promise<R>) => world.pool.platform(({ sql }) => work(sql), { for: 'writing' });
const door = (sql: Sql, origin = ORIGIN) => ({ sql, ring: world.ring, origin });
const challengeOf = (options: unknown) => (options as { challenge: string }).challenge;
const addChallenge = () =>
  challengeOf(operatorCreationOptions({ ring: world.ring, origin: ORIGIN }, { person: 'О', site: 'В' }));
const proveChallenge = () => challengeOf(operatorRequestOptions({ ring: world.ring, origin: ORIGIN }));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error.code === 'core/passkey-refused' ? error.params.reason : (error.code ?? String(error))),
  );

async function firstCode(): Promise<string> {
  const code = newOperatorCode();
  await run((sql) => sql`select viche.offer_first_operator(${newId()}::uuid, ${operatorCodeHash(code)}::bytea)`);
  return code;
}
async function invite(token: string): Promise<string> {
  const code = newOperatorCode();
  await run(
    (sql) =>
      sql`select viche.invite_operator(${operatorTokenHash(token)}::bytea, ${newId()}::uuid, ${operatorCodeHash(code)}::bytea)`,
  );
  return code;
}
async function enrol(code: string, name = 'Остап Вишня') {
  const key = new TestAuthenticator();
  const answer = key.create({ challenge: addChallenge(), origin: ORIGIN });
  const { token, operatorId } = await run((sql) => enrolOperator(door(sql), { code, name, answer }));
  return { key, token, operatorId };
}
const signIn = (answer: string, former: string | null = null) =>
  run((sql) => signInOperator(door(sql), answer, former));
const whose = async (token: string | null) => (await run((sql) => resolveOperator(sql, token)))?.id ?? null;

/** The first operator of this database, made once. */
let first: Awaited<ReturnType<typeof enrol>>;

describe('the first operator', () => {
  test('O18 a later start makes the earlier code worthless; of two who have a good one, one comes in', async () => {
    const [old, good] = [await firstCode(), await firstCode()];
    expect(await codeOf(enrol(old))).toBe('core/operator-code');
    expect(await codeOf(enrol(newOperatorCode()))).toBe('core/operator-code');
    const both = await Promise.allSettled([enrol(good), enrol(good.toLowerCase().replaceAll('-', ' '))]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    first = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0]!;
    expect(await whose(first.token)).toBe(first.operatorId);
  });

  test('no code is offered while there is an operator', async () => {
    expect(await codeOf(enrol(await firstCode()))).toBe('core/operator-code');
  });
});

describe('further operators', () => {
  test('O18 an invitation is taken once, and is worth nothing after its term or when its inviter has left', async () => {
    const code = await invite(first.token);
    const second = await enrol(code, 'Леся');
    expect(await codeOf(enrol(code))).toBe('core/operator-code');
    const theirs = await invite(second.token);
    await run(
      (sql) =>
        sql`select id from viche.end_operator(${operatorTokenHash(first.token)}::bytea, ${second.operatorId}::uuid)`,
    );
    expect(await codeOf(enrol(theirs))).toBe('core/operator-code');
    expect(await whose(second.token)).toBeNull();
    const answer = second.key.get({ challenge: proveChallenge(), origin: ORIGIN });
    expect(await codeOf(signIn(answer))).toBe('unknown-key');
  });

  test('nobody ends themselves; of two who end each other, one stays', async () => {
    const own = await run(
      (sql) =>
        sql`select id from viche.end_operator(${operatorTokenHash(first.token)}::bytea, ${first.operatorId}::uuid)`,
    );
    expect(own).toEqual([]);
    const other = await enrol(await invite(first.token));
    const end = (by: string, whom: string) =>
      run((sql) => sql`select id from viche.end_operator(${operatorTokenHash(by)}::bytea, ${whom}::uuid)`);
    const ended = await Promise.all([end(first.token, other.operatorId), end(other.token, first.operatorId)]);
    expect(ended.flat()).toHaveLength(1);
    if (ended[1]!.length > 0) first = other;
    expect(await whose(first.token)).toBe(first.operatorId);
  });
});

describe('the login', () => {
  let challenge: string;
  beforeEach(() => {
    challenge = proveChallenge();
  });

  test('O15 a right answer is taken once, also when it comes twice at once', async () => {
    const answer = first.key.get({ challenge, origin: ORIGIN });
    const both = await Promise.all([codeOf(signIn(answer)), codeOf(signIn(answer))]);
    expect(both.toSorted()).toEqual(['done', 'replay']);
  });

  test.each(['http://viche.example', 'https://slavutych.viche.example', 'https://viche.example.evil.example'])(
    'O15 a page at %s gets nobody in',
    async (origin) => {
      const answer = first.key.get({ challenge, origin, rpId: 'viche.example' });
      expect(await codeOf(signIn(answer))).toBe('assertion');
    },
  );

  test('O15 a stranger’s key, a key of staff, a challenge for another use or of nobody', async () => {
    const stranger = new TestAuthenticator();
    expect(await codeOf(signIn(stranger.get({ challenge, origin: ORIGIN })))).toBe('unknown-key');
    for (const foreign of [addChallenge(), 'x', 'A'.repeat(56)])
      expect(await codeOf(signIn(first.key.get({ challenge: foreign, origin: ORIGIN })))).toBe('challenge');
  });

  test('O15 a device that did not ask its holder', async () => {
    first.key.holder = 'any';
    expect(await codeOf(signIn(first.key.get({ challenge, origin: ORIGIN })))).toBe('assertion');
    first.key.holder = 'known';
  });

  test('O07 who proves anew has another token, and the former one is nobody’s', async () => {
    const { token } = await signIn(first.key.get({ challenge, origin: ORIGIN }), first.token);
    expect(await whose(first.token)).toBeNull();
    expect(await whose(token)).toBe(first.operatorId);
    first = { ...first, token };
  });

  test('O08 a login that was ended is nobody’s, and opens no list', async () => {
    const { token } = await signIn(first.key.get({ challenge, origin: ORIGIN }));
    const list = () => run((sql) => sql`select id from viche.operators(${operatorTokenHash(token)}::bytea)`);
    expect(await list()).not.toEqual([]);
    expect(await run((sql) => endOperatorSession(sql, token))).toBe(first.operatorId);
    expect(await list()).toEqual([]);
    expect(await whose(token)).toBeNull();
    for (const made of [null, '', 'x', 'A'.repeat(43)]) expect(await whose(made)).toBeNull();
  });
});

test('O14 a proof is fresh for ten minutes', () => {
  const provenAt = new Date(0);
  expect(isOperatorProved({ provenAt }, new Date(599_999))).toBe(true);
  expect(isOperatorProved({ provenAt }, new Date(600_000))).toBe(false);
});

test('T22 the runtime has no way to the rows but the functions', async () => {
  for (const table of [
    'operator',
    'operator_passkey',
    'operator_session',
    'operator_invitation',
    'operator_challenge',
    'tenant_usage',
  ]) {
    const refused = run((sql) => sql`select * from ${sql.ident(table)}`);
    await expect(refused).rejects.toThrow('permission denied');
  }
});
