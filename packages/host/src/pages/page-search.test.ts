import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPage, editPage, publishPage } from './page-commands.ts';
import { findPages, helpSections } from './page-queries.ts';

let world: World;
let tenant: TestTenant;
let editor: Person;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  editor = await tenant.person({ roles: ['editor'] });
});
afterAll(() => world.close());

const found = async (text: string, of = tenant) =>
  (await of.guest().read((ctx) => findPages(ctx, text))).map(({ slug }) => slug);
const sections = async (locale: 'uk' | 'en' = 'uk') =>
  (await tenant.guest(locale).read(helpSections)).map(({ slug, title }) => `${slug}: ${title}`);

it('a section of help is read once it is published, in its order, and found by the words of its text', async () => {
  const add = (slug: string, order: number, more: object) =>
    addPage(editor.caller(), { slug, order, placement: 'help', titleUk: `Розділ ${slug}`, ...more });
  const { pageId: late } = await add('bus', 9, {
    bodyUk: 'Автобус до [центру](https://rada.example/khatynka) щогодини.',
  });
  const { pageId: early } = await add('desk', 1, { titleEn: 'Where we are', bodyUk: 'Приймальня на першому поверсі.' });
  expect(await sections()).toEqual([]);
  expect(await found('автобуси')).toEqual([]);
  for (const pageId of [late, early]) await publishPage(editor.caller(), { pageId, revision: 1, to: 'published' });
  expect(await sections()).toEqual(['desk: Розділ desk', 'bus: Розділ bus']);
  expect(await sections('en')).toEqual(['desk: Where we are', 'bus: Розділ bus']);
  expect(await found('автобусами центр')).toEqual(['bus']);
  expect(await found('where')).toEqual(['desk']);
  expect(await found('автобус приймальня')).toEqual([]);
  expect(await found('khatynka')).toEqual([]);
  expect(await found(' і ')).toEqual([]);
  // What is written anew is found by its new words once it is published, and by the old ones no more.
  const text = { slug: 'bus', order: 9, placement: 'help' as const, titleUk: 'Трамвай' };
  await editPage(editor.caller(), { pageId: late, revision: 2, ...text });
  expect(await found('трамваї')).toEqual([]);
  await publishPage(editor.caller(), { pageId: late, revision: 3, to: 'published' });
  expect([await found('трамваї'), await found('автобус')]).toEqual([['bus'], []]);
});

it('versions of before terms were kept are found as well', async () => {
  await world.asSuperuser('begin');
  await world.asSuperuser(`set local session_replication_role = replica`);
  await world.asSuperuser(`update page_version set terms = '{}' where tenant_id = $1`, [tenant.id]);
  await world.asSuperuser('commit');
  expect(await found('приймальнею')).toEqual(['desk']);
});

it('T15 another hromada finds and reads nothing of it', async () => {
  const other = await world.tenant('lutsk');
  expect(await found('приймальня', other)).toEqual([]);
  expect(await other.guest().read(helpSections)).toEqual([]);
});
