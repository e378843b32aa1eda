import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimsOf, signInAt, taxNumber } from '../test/people.ts';
import { startTwoTenants, type TwoTenants } from '../test/two-tenants.ts';
import { normaliseIdentityCode } from './identity-code.ts';
import { personKey } from './person-key.ts';
import { peopleOfCodes } from './person-of-code.ts';

let world: TwoTenants;
beforeAll(async () => {
  world = await startTwoTenants();
});
afterAll(() => world.close());

const NOON = new Date('2026-11-22T10:00:00Z');
const ask = (codes: readonly string[]) => world.slavutych.run((ctx) => peopleOfCodes(ctx, codes, NOON));

test('V02 a code on paper gives the person that a login with it gives', async () => {
  const code = taxNumber(30_001);
  const { participantId } = await signInAt(world.slavutych, claimsOf({ subject: 'one', codes: [code] }));
  const [person] = await ask([code.code]);
  expect(person).toMatchObject({ participantId, age: 44 });
  expect(Buffer.from(person!.personKey)).toEqual(personKey(world.slavutych.keys, code));
});

test('G06 a passport entered first is the person who later logs in with a tax number beside it', async () => {
  const passport = normaliseIdentityCode('passport', 'КВ765432');
  const [onPaper] = await ask([' kb 765432 ']);
  expect(onPaper).toMatchObject({ participantId: null, age: null });
  const both = claimsOf({ subject: 'two', codes: [taxNumber(30_002), passport] });
  const { participantId } = await signInAt(world.slavutych, both);
  const [now] = await ask([taxNumber(30_002).code]);
  expect(now!.participantId).toBe(participantId);
  expect(Buffer.from(now!.personKey)).toEqual(Buffer.from(onPaper!.personKey));
});

test('impossible codes are null in their places; one code twice is one person', async () => {
  const people = await ask(['1759013770', '1759013776', 'x', '', '1759013776', '0000000000']);
  expect(people.map((person) => person !== null)).toEqual([false, true, false, false, true, false]);
  expect(Buffer.from(people[1]!.personKey)).toEqual(Buffer.from(people[4]!.personKey));
});

test('K11 the code stands in no table', async () => {
  const { code } = taxNumber(30_077);
  await ask([code]);
  expect(await world.dump('person_key_alias')).not.toContain(code);
});

test('T01 the same code is another person in another hromada', async () => {
  const { code } = taxNumber(30_078);
  const [here] = await ask([code]);
  const [there] = await world.lutsk.run((ctx) => peopleOfCodes(ctx, [code], NOON));
  expect(Buffer.from(here!.personKey)).not.toEqual(Buffer.from(there!.personKey));
});
