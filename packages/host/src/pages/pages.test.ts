import { BadInput, Conflict, Forbidden, NotFound } from '@viche/plugin-api';
import { createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPage, editPage, PageSlugTaken, publishPage, restorePage } from './page-commands.ts';
import { RESERVED_PAGE_SLUGS } from './page-input.ts';
import { deskPages, pageVersions, publicPage } from './page-queries.ts';

let world: World;
let tenant: TestTenant;
let editor: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`town-${++serial}`);
  editor = await tenant.person({ roles: ['editor'] });
});

const TEXT = { titleUk: 'Про міську раду', bodyUk: '## Склад\n\nТридцять депутатів.' };
const read = (slug: string, locale: 'uk' | 'en' = 'uk') => tenant.guest(locale).read((ctx) => publicPage(ctx, slug));
const desk = async (pageId: string) => (await editor.caller().read((ctx) => deskPages(ctx, pageId)))[0]!;
const problemOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error) => (error instanceof BadInput ? error.params.fields[0] : error),
  );
const menu = async () => {
  world.host.tenants.forget(tenant.id);
  return (await world.host.tenants.byId(tenant.id))!.menu.map(({ slug }) => slug);
};

describe('a page', () => {
  it('is a draft that nobody reads until it is published, and then in both languages', async () => {
    const { pageId } = await addPage(editor.caller(), { ...TEXT, titleEn: 'The city council' });
    expect(await desk(pageId)).toMatchObject({ slug: 'pro-misku-radu', published: null, latest: 1 });
    expect(await read('pro-misku-radu')).toBeNull();
    await publishPage(editor.caller(), { pageId, revision: 1, to: 'published' });
    expect(await read('pro-misku-radu')).toMatchObject({ title: TEXT.titleUk, body: TEXT.bodyUk, bodyLocale: 'uk' });
    expect(await read('pro-misku-radu', 'en')).toMatchObject({
      title: 'The city council',
      titleLocale: 'en',
      body: TEXT.bodyUk,
      bodyLocale: 'uk',
    });
    await publishPage(editor.caller(), { pageId, revision: 2, to: 'draft' });
    expect(await read('pro-misku-radu')).toBeNull();
  });

  it('has versions: a change is read when it is published, and each one can come back', async () => {
    const { pageId } = await addPage(editor.caller(), TEXT);
    await publishPage(editor.caller(), { pageId, revision: 1, to: 'published' });
    await editPage(editor.caller(), { pageId, revision: 2, ...TEXT, bodyUk: `Помилка ${HOSTILE}` });
    expect((await read('pro-misku-radu'))?.body).toBe(TEXT.bodyUk);
    await publishPage(editor.caller(), { pageId, revision: 3, to: 'published' });
    expect((await read('pro-misku-radu'))?.body).toContain('Помилка');
    await restorePage(editor.caller(), { pageId, revision: 4, version: 1 });
    await publishPage(editor.caller(), { pageId, revision: 5, to: 'published' });
    expect((await read('pro-misku-radu'))?.body).toBe(TEXT.bodyUk);
    const versions = await editor.caller().read((ctx) => pageVersions(ctx, pageId));
    expect(versions.map(({ number, restores }) => [number, restores])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    expect(versions.every(({ by }) => by === editor.actor.publicName)).toBe(true);
    await expect(restorePage(editor.caller(), { pageId, revision: 6, version: 9 })).rejects.toThrow(NotFound);
  });

  it('gets no version from a change of its place alone', async () => {
    const { pageId } = await addPage(editor.caller(), TEXT);
    await editPage(editor.caller(), { pageId, revision: 1, ...TEXT, placement: 'footer', order: 5 });
    expect(await desk(pageId)).toMatchObject({ latest: 1, placement: 'footer', order: 5, revision: 2 });
  });

  it('of two editors the one who saw an old page loses nothing and is told', async () => {
    const { pageId } = await addPage(editor.caller(), TEXT);
    const outcomes = await Promise.allSettled(
      ['перший', 'другий'].map((bodyUk) => editPage(editor.caller(), { pageId, revision: 1, ...TEXT, bodyUk })),
    );
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(Conflict);
  });

  it('stands in the menus while it is published, in their order', async () => {
    const ids: string[] = [];
    for (const [place, slug] of [
      [2, 'second'],
      [1, 'first'],
    ] as const)
      ids.push((await addPage(editor.caller(), { ...TEXT, slug, placement: 'header', order: place })).pageId);
    await addPage(editor.caller(), { ...TEXT, slug: 'nowhere' });
    expect(await menu()).toEqual([]);
    for (const pageId of ids) await publishPage(editor.caller(), { pageId, revision: 1, to: 'published' });
    expect(await menu()).toEqual(['first', 'second']);
    await editPage(editor.caller(), { pageId: ids[0]!, revision: 2, ...TEXT, placement: 'none' });
    expect(await menu()).toEqual(['first']);
  });

  it('belongs to its own hromada', async () => {
    const { pageId } = await addPage(editor.caller(), TEXT);
    await publishPage(editor.caller(), { pageId, revision: 1, to: 'published' });
    const other = await world.tenant(`other-${serial}`);
    expect(await other.guest().read((ctx) => publicPage(ctx, 'pro-misku-radu'))).toBeNull();
    const stranger = await other.person({ roles: ['editor'] });
    await expect(publishPage(stranger.caller(), { pageId, revision: 2, to: 'draft' })).rejects.toThrow(NotFound);
  });

  it('is written by owners and editors only', async () => {
    const moderator = await tenant.person({ roles: ['moderator'] });
    await expect(addPage(moderator.caller(), TEXT)).rejects.toThrow(Forbidden);
    await expect(addPage((await tenant.person()).caller(), TEXT)).rejects.toThrow(NotFound);
    await expect(addPage((await tenant.person({ roles: ['owner'] })).caller(), TEXT)).resolves.toBeDefined();
  });
});

describe('the address of a page', () => {
  it.each([...RESERVED_PAGE_SLUGS])('is not %s, which the site needs itself', async (slug) => {
    expect(await problemOf(addPage(editor.caller(), { ...TEXT, slug }))).toMatchObject({
      field: 'slug',
      problem: 'core:pages.problem.slug-reserved',
    });
  });

  it.each(['../etc', 'a b', 'статут', '-a', 'a--b', 'a/b', '<script>'])('is not %j', async (slug) => {
    expect(await problemOf(addPage(editor.caller(), { ...TEXT, slug }))).toMatchObject({ field: 'slug' });
  });

  it('is one page’s, of two at once too', async () => {
    const outcomes = await Promise.allSettled([1, 2].map(() => addPage(editor.caller(), TEXT)));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(PageSlugTaken);
    const { pageId } = await addPage(editor.caller(), { ...TEXT, slug: 'another' });
    await expect(editPage(editor.caller(), { pageId, revision: 1, ...TEXT, slug: 'pro-misku-radu' })).rejects.toThrow(
      PageSlugTaken,
    );
  });

  it('stays once it was published', async () => {
    const { pageId } = await addPage(editor.caller(), TEXT);
    await editPage(editor.caller(), { pageId, revision: 1, ...TEXT, slug: 'pro-nas' });
    await publishPage(editor.caller(), { pageId, revision: 2, to: 'published' });
    await publishPage(editor.caller(), { pageId, revision: 3, to: 'draft' });
    expect(await problemOf(editPage(editor.caller(), { pageId, revision: 4, ...TEXT, slug: 'inakshe' }))).toMatchObject(
      { field: 'slug', problem: 'core:pages.problem.slug-kept' },
    );
    await expect(world.asSuperuser(`update page set slug = 'inakshe' where id = $1`, [pageId])).rejects.toThrow(
      /address/,
    );
  });
});
