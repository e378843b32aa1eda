import type { TestTenant } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishPetition } from '../commands/publish-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { takeDownPetition } from '../commands/take-down-petition.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON } from '../test-petitions.ts';
import { similarPetitions } from './similar-petitions.ts';

let given: PetitionsWorld;
let other: TestTenant;

const TITLES = [
  'Відремонтувати дорогу біля школи № 3',
  'Облаштувати велодоріжку вздовж набережної',
  'Встановити світлофор на перехресті біля школи № 3',
  'Створити сквер на місці пустиря за обʼєктом культури',
  'Продовжити роботу бібліотеки у вихідні дні',
];

async function write(
  title: string,
  state: 'published' | 'submitted',
  tenant: TestTenant = given.tenant,
): Promise<string> {
  const author = await tenant.person();
  const text = { title, essence: 'Мешканці звертаються з цим уже третій рік поспіль.', demand: 'Зробити це до осені.' };
  const { petitionId } = await submitPetition(author.caller(), text);
  if (state === 'published') {
    const moderator = await tenant.person({ roles: ['moderator'] });
    await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  }
  return petitionId;
}

const similar = async (text: string, first = 3) =>
  (await given.tenant.guest().read((ctx) => similarPetitions(ctx, text, first))).map(({ title }) => title);

beforeAll(async () => {
  given = await openPetitionsWorld();
  other = await given.world.tenant('lutsk');
  for (const title of TITLES) await write(title, 'published');
  await write('Полагодити дорогу біля дитсадка «Сонечко»', 'submitted');
  await write('Відремонтувати дорогу біля школи № 3', 'published', other);
});
afterAll(() => given.world.close());

it.each([
  ['in other forms', 'Ремонт дороги біля шкіл', TITLES[0]],
  ['in capitals', 'РЕМОНТУВАННЯ ДОРІГ', TITLES[0]],
  ['typed wrong', 'вело дорижка вздовж набережнойі', TITLES[1]],
  ['with another apostrophe', "сквер біля об'єкта культури", TITLES[3]],
  ['with Latin look-alikes', 'Cвiтлoфoр на перехресті', TITLES[2]],
  ['in NFD', 'бібліотека й вихідні дні'.normalize('NFD'), TITLES[4]],
])('finds the petition on the same matter %s', async (_how, text, expected) => {
  expect((await similar(text))[0]).toBe(expected);
});

it('counts what is written below the title, but less', async () => {
  expect(await similar('Прохання до ради')).toEqual([]);
  expect((await similar(`Світлофор біля школи\nДорогу не видно, потрібен ремонт.`))[0]).toBe(TITLES[2]);
});

it('gives at most so many, and none to an empty text', async () => {
  expect(await similar('школа дорога світлофор', 1)).toHaveLength(1);
  for (const text of ['', ' \n ', '!?', '№', 'і та на', '\u0000', '%_%', "' | & ! :*", '‮‏'])
    expect(await similar(text)).toEqual([]);
  expect(await similar('дорога '.repeat(5_000))).toEqual([TITLES[0]]);
});

it('Q07 shows nothing of a text that is not public, nor of another hromada', async () => {
  expect(await similar('дитсадок Сонечко')).toEqual([]);
  expect(await similar('Відремонтувати дорогу біля школи № 3')).toHaveLength(2);
  const terms = await given.world.asSuperuser<{ n: number }>(
    `select count(*)::int as n from search_posting where term = 'сонечк'`,
  );
  expect(terms[0]!.n).toBe(0);
});

it('forgets the words of a text that is taken down', async () => {
  const petitionId = await write('Побудувати фонтан із дельфінами', 'published');
  expect(await similar('фонтан дельфіни')).toHaveLength(1);
  await takeDownPetition(given.staff.owner.caller(), { petitionId, ground: 'hatred', reason: REASON });
  expect(await similar('фонтан дельфіни')).toEqual([]);
  const left = await given.world.asSuperuser(`select term from search_posting where subject_id = $1`, [petitionId]);
  expect(left).toEqual([]);
});
