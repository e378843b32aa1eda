import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishPetition } from '../commands/publish-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import petitions from '../index.ts';
import { findPetitions, PETITION_ORDERS, type PetitionSearch } from './find-petitions.ts';

let world: World;
let slavutych: TestTenant;
let moderator: Person;

const PUBLISHED = 6;
const page = { orderBy: 'newest', limit: 100, offset: 0 } as const;
const find = async (search: Partial<PetitionSearch> = {}) =>
  (await slavutych.person()).caller().read((ctx) => findPetitions(ctx, { ...page, ...search }));

async function submit(n: number): Promise<string> {
  const author = await slavutych.person();
  const text = {
    title: `Освітлення вулиці Шкільної, черга ${n}`,
    essence: 'Восени темно вже о п’ятій, а діти йдуть зі школи о шостій.',
    demand: 'Поставити ліхтарі від школи до зупинки.',
  };
  return (await submitPetition(author.caller(), text)).petitionId;
}

beforeAll(async () => {
  world = await createWorld([petitions]);
  slavutych = await world.tenant('slavutych');
  moderator = await slavutych.person({ roles: ['moderator'] });
  const ids = await Promise.all(Array.from({ length: PUBLISHED + 1 }, (_, n) => submit(n)));
  const publishing = ids
    .slice(0, PUBLISHED)
    .map((petitionId) => publishPetition(moderator.caller(), { petitionId, textVersion: 1 }));
  await Promise.all(publishing);
  await world.asSuperuser(
    `update petitions_petition set state = 'expired', ended_at = now() where id = any($1::uuid[])`,
    [ids.slice(0, 2)],
  );
});
afterAll(() => world.close());

it.each(PETITION_ORDERS)('says in the order %s how many there are to page through', async (orderBy) => {
  const { petitions: listed, total } = await find({ orderBy });
  expect(total).toBe(['ending-soon', 'trending'].includes(orderBy) ? PUBLISHED - 2 : PUBLISHED);
  expect(listed).toHaveLength(total);
});

it.each([
  ['a state', { states: ['expired'] }, 2],
  ['states of which one is not listed', { states: ['collecting', 'moderation'] }, PUBLISHED - 2],
  ['only what is not listed', { states: ['moderation'] }, 0],
  ['a word and its other ending', { search: 'вулицю' }, PUBLISHED],
  ['a word and a state', { search: 'вулиця', states: ['expired'] }, 2],
  ['a word that nobody wrote', { search: 'басейн' }, 0],
  ['signs that are no word', { search: '%%' }, 0],
])('finds and counts by %s', async (_what, search, expected) => {
  const { petitions: listed, total } = await find(search);
  expect(listed).toHaveLength(expected);
  expect(total).toBe(expected);
});

it('keeps the tally right when petitions change places at once', async () => {
  const move = (from: string, to: string) =>
    world.asSuperuser(
      'update petitions_petition set state = $2 where id = (select id from petitions_petition where state = $1 limit 1)',
      [from, to],
    );
  const moves = Array.from({ length: 20 }, () => [
    move('collecting', 'threshold-reached'),
    move('threshold-reached', 'collecting'),
  ]);
  await Promise.all(moves.flat());
  const counted = await world.asSuperuser<{ state: string; petitions: number }>(
    'select state, count(*)::int as petitions from petitions_petition group by state order by state',
    [],
  );
  const tally = await world.asSuperuser(
    'select state, petitions from petitions_petition_tally where petitions <> 0 order by state',
    [],
  );
  expect(tally).toEqual(counted);
});
