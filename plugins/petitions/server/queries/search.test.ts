import { addTerritoryAlias, asPlugin, endTerritoryAlias } from '@viche/host';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPetition } from '../commands/publish-petition.ts';
import { refusePetition } from '../commands/refuse-petition.ts';
import { signPetition } from '../commands/sign-petition.ts';
import { submitPetition } from '../commands/submit-petition.ts';
import { countRecent, indexTexts } from '../finding-jobs.ts';
import { openPetitionsWorld, type PetitionsWorld, REASON } from '../test-petitions.ts';
import { findPetitions, numberIn, type PetitionSearch } from './find-petitions.ts';

let given: PetitionsWorld;
const ids: string[] = [];

const TEXTS = [
  ['Відремонтувати дорогу біля об’єктів культури', 'Ями глибші за коліно, автобус їх обминає.'],
  ['Освітлити парк Перемоги', 'Після шостої вечора дорога додому темна, ліхтарі не горять.'],
  ['Проєкт скверу на вулиці Садовій', 'Ґанок старої школи розібрали, місце порожнє.'],
  ['Прибрати сміття на набережній', 'Контейнери стоять повні вже третій тиждень.'],
] as const;

const find = (search: string, more: Partial<PetitionSearch> = {}) =>
  given.tenant
    .guest()
    .read((ctx) => findPetitions(ctx, { orderBy: 'best-match', limit: 20, offset: 0, ...more, search }));
const titles = async (search: string, more: Partial<PetitionSearch> = {}) =>
  (await find(search, more)).petitions.map(({ title }) => title);

async function publish(title: string, essence: string, author?: Person): Promise<string> {
  const person = author ?? (await given.tenant.person());
  const text = { title, essence, demand: 'Зробити це до кінця року.' };
  const { petitionId } = await submitPetition(person.caller(), text);
  await publishPetition(given.staff.moderator.caller(), { petitionId, textVersion: 1 });
  return petitionId;
}

const asJob = (work: (payload: object, ctx: never) => Promise<void>) =>
  asPlugin(given.world.host, { tenantId: given.tenant.id, plugin: 'petitions' }, (ctx) => work({}, ctx as never));

beforeAll(async () => {
  given = await openPetitionsWorld();
  for (const [title, essence] of TEXTS) ids.push(await publish(title, essence));
});
afterAll(() => given.world.close());

describe('a search', () => {
  it.each([
    ['дороги обʼєкт', 0],
    ["дорогу об'єкт", 0],
    ['ДОРІГ ОБ`ЄКТАМ', 0],
    ['об´єкти культури', 0],
    ['проект сквера', 2],
    ['ганок', 2],
    ['ґанки', 2],
    ['вулиці Садова', 2],
    ['cквep', 2],
    ['прибирання смiття', 3],
    ['набережній'.normalize('NFD'), 3],
    ['контейнер', 3],
    ['ліхтарів', 1],
  ])('finds by %s', async (search, index) => {
    const found = await find(search);
    expect(found.petitions[0]?.title).toBe(TEXTS[index]![0]);
    if (found.match === 'exact') expect(found.total).toBe(1);
  });

  it('puts the word of a title before the same word below it', async () => {
    expect(await titles('дорога')).toEqual([TEXTS[0][0], TEXTS[1][0]]);
  });

  it.each(['дарога', 'дорга', 'дороаг'])(
    'finds by %s, typed wrong, and says that it is not what was asked',
    async (search) => {
      const found = await find(search);
      expect(found.petitions[0]?.title).toBe(TEXTS[0][0]);
      expect(found.match).toBe('similar');
    },
  );

  it('finds by the beginning of a word while it is typed', async () => {
    expect(await titles('контейн')).toEqual([TEXTS[3][0]]);
    expect((await find('контейн')).match).toBe('exact');
  });

  it('takes what has most of the words when nothing has all', async () => {
    const found = await find('парк басейн Перемоги');
    expect([found.match, found.petitions.map(({ title }) => title)]).toEqual(['similar', [TEXTS[1][0]]]);
  });

  it.each(['№ 1-', '№', 'N', 'No. ', ''])('finds by the number as «%s» people write it', async (before) => {
    const row = await given.row(ids[2]!);
    const [known] = await given.world.asSuperuser<{ number: string }>(
      'select number from petitions_petition where id = $1',
      [ids[2]],
    );
    const number = before.endsWith('-') ? known!.number : known!.number.replace('-', '–');
    const written = before.endsWith('-') ? `№ ${number}` : `${before}${number}`;
    expect(numberIn(written)).toBe(known!.number);
    expect(await titles(written)).toEqual([row.title]);
  });

  it('filters by state, topic and territory, and orders as asked', async () => {
    const { id: territoryId } = await given.world
      .asSuperuser<{ id: string }>(
        `insert into tenant_territory (tenant_id, id, kind, name_uk, name_en)
         values ($1, gen_random_uuid(), 'village', 'Рокині', 'Rokyni') returning id`,
        [given.tenant.id],
      )
      .then(([row]) => row!);
    await given.bend(ids[1]!, 'territory_id = $2', [territoryId]);
    expect(await titles('дорога', { territoryId })).toEqual([TEXTS[1][0]]);
    expect(await titles('дорога', { states: ['answered'] })).toEqual([]);
    expect(await titles('дорога', { orderBy: 'newest' })).toEqual([TEXTS[1][0], TEXTS[0][0]]);
    expect(await titles('дорога', { limit: 1, offset: 1 })).toEqual([TEXTS[1][0]]);
  });
});

describe('bad input of a search', () => {
  it.each([
    ['nothing but signs', '!?…—«»'],
    ['patterns of LIKE', '%_%\\'],
    ['operators of a tsquery', "!& | :* <-> ( ' ) \\"],
    ['a direction override', '\u202e\u202dбасейн\u202c'],
    ['emoji', '🙂🏳️‍🌈'],
    ['function words', 'що це за і на'],
    ['an injection', "x'); drop table petitions_petition; --"],
  ])('%s finds nothing and breaks nothing', async (_what, search) => {
    expect(await find(search)).toMatchObject({ petitions: [], total: 0 });
  });

  it.each(['\u0000', '\ud800', ' \n ', '\u200b\u202e'])('%j asks for nothing: the whole list stays', async (search) => {
    expect((await find(search)).total).toBe(TEXTS.length);
  });

  it('R02 reads no more of it than counts', async () => {
    expect(await titles(`дорога ${'дорога '.repeat(3_000)}`)).toHaveLength(2);
    expect(await titles('д\u0000о\u200bро\u202eга')).toHaveLength(2);
    expect(await titles('а'.repeat(100_000))).toEqual([]);
  });
});

describe('Q07 what is not public', () => {
  it('is found by no word, nor does a search know its words', async () => {
    const author = await given.tenant.person();
    const secret = {
      title: 'Полагодити фонтан-дракончик',
      essence: 'Фонтан-дракончик стоїть сухий від весни.',
      demand: 'Полагодити.',
    };
    const { petitionId } = await submitPetition(author.caller(), { ...secret, demand: 'Полагодити його до літа.' });
    const unknown = await find('щлкмнпрст');
    expect(await find('дракончик')).toEqual({ ...unknown, terms: new Set(['дракончик']) });
    expect((await find('драконч')).match).toBe('exact');
    await refusePetition(given.staff.moderator.caller(), {
      petitionId,
      textVersion: 1,
      ground: 'hatred',
      reason: REASON,
    });
    expect((await find('дракончик', { states: ['refused'] })).total).toBe(0);
  });
});

it('texts of an earlier edition are written anew by the job, hidden ones never', async () => {
  const before = await given.world.asSuperuser('select term, subject_id, weight from search_posting order by 1, 2');
  await given.world.asSuperuser(`update petitions_petition set norm = 'стара копія' where norm <> ''`);
  expect(await titles('дорога')).toEqual([]);
  await asJob(indexTexts);
  expect(await given.world.asSuperuser('select term, subject_id, weight from search_posting order by 1, 2')).toEqual(
    before,
  );
  const hidden = await given.world.asSuperuser(`select id from petitions_petition where text_hidden and norm <> ''`);
  expect(hidden).toEqual([]);
});

it('what is signed now comes first in its order, and falls back when nobody signs any more', async () => {
  const [quiet, hot] = [ids[0]!, ids[3]!];
  for (let n = 0; n < 3; n += 1) await signPetition((await given.tenant.person()).caller(), { petitionId: hot });
  await given.world.asSuperuser(`alter table petitions_petition_signature disable trigger user`);
  await given.world.asSuperuser(
    `update petitions_petition_signature set signed_at = now() - interval '8 days' where petition_id = $1`,
    [quiet],
  );
  await asJob(countRecent);
  const order = () =>
    given.tenant.guest().read((ctx) => findPetitions(ctx, { orderBy: 'trending', limit: 20, offset: 0 }));
  const rows = (await order()).petitions;
  expect([rows[0]!.id, rows[0]!.recentSignatures]).toEqual([hot, 4]);
  expect(rows.at(-1)).toMatchObject({ id: quiet, recentSignatures: 0 });
  await given.world.asSuperuser(`update petitions_petition_signature set signed_at = now() - interval '8 days'`);
  await asJob(countRecent);
  expect((await order()).petitions.every(({ recentSignatures }) => recentSignatures === 0)).toBe(true);
});

it('counts beside the filters say what each choice would leave', async () => {
  const [category] = await given.world.asSuperuser<{ id: string }>(
    `insert into petitions_petition_category (tenant_id, id, title_uk, title_en)
     values ($1, gen_random_uuid(), 'Дороги й безпека', 'Roads') returning id`,
    [given.tenant.id],
  );
  await submitPetition((await given.tenant.person()).caller(), {
    title: 'Поставити лавки в парку',
    essence: 'Старші люди не мають де сісти дорогою додому.',
    demand: 'Поставити десять лавок.',
    categoryId: category!.id,
  }).then(({ petitionId }) => publishPetition(given.staff.moderator.caller(), { petitionId, textVersion: 1 }));
  const ask = (query: string) => given.ask(given.tenant.guest(), query);
  const plain = await ask('{ petitionFacets { states { key petitions } categories { key petitions } } }');
  expect(plain).toContain('{"key":"collecting","petitions":5}');
  expect(plain).toContain('"categories":[{"key":"dorohy-y-bezpeka","petitions":1}]');
  const roads = await ask(
    '{ petitionFacets(category: "dorohy-y-bezpeka") { states { key petitions } } petitions(category: "dorohy-y-bezpeka") { totalCount } }',
  );
  expect(roads).toContain('"states":[{"key":"collecting","petitions":1}]');
  expect(roads).toContain('"totalCount":1');
  expect(await ask('{ petitions(category: "none-such") { totalCount } }')).toContain('"totalCount":0');
});

describe('a renamed street', () => {
  it('is found by either name, and a common word of both names finds nothing new', async () => {
    const owner = await given.tenant.person({ roles: ['owner'] });
    const former = await publish('Полагодити тротуар на вулиці Пушкіна', 'Плитка стоїть сторч, візочок не проїде.');
    const present = await publish('Дерева для вулиці Грінченка', 'Після ремонту не лишилося жодного дерева.');
    const found = async (search: string) => (await find(search)).petitions.map(({ id }) => id);
    expect(await found('вулиця Пушкіна')).not.toContain(present);
    const street = { kind: 'street', source: 'Рішення міської ради № 7' } as const;
    const names = { formerName: 'вулиця Пушкіна', presentName: 'вулиця Бориса Грінченка' };
    const { aliasId } = await addTerritoryAlias(owner.caller(), { ...street, ...names });
    expect(await found('вулиці Пушкіна')).toEqual(expect.arrayContaining([former, present]));
    expect(await found('Пушкіна')).toEqual(expect.arrayContaining([former, present]));
    expect((await find('Бориса Грінченка')).petitions.map(({ id }) => id)).toEqual(expect.arrayContaining([former]));
    expect(await found('вулиця Садова')).not.toContain(present);
    await endTerritoryAlias(owner.caller(), { aliasId, reason: 'Записано помилково' });
    expect(await found('вулиця Пушкіна')).not.toContain(present);
  });
});
