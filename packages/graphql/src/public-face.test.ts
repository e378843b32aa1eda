import { type AnyPluginServer, definePlugin, defineServer, type PublicFace } from '@viche/plugin-api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createGraphqlServer, createSchemas } from './index.ts';
import { testCaller } from './testing/test-caller.ts';

/** A module with nothing but what it gives to the pages of the whole site. */
const moduleWith = (id: string, publicFace?: PublicFace): AnyPluginServer =>
  defineServer(
    definePlugin({
      id,
      core: '^1',
      prisma: { schema: '', migrations: '' },
      settings: z.object({}),
      events: {},
      jobs: {},
      subjects: [],
      i18n: { uk: async () => ({ default: {} }), en: async () => ({ default: {} }) },
      routes: [],
      nav: [],
    }),
    {
      commands: {},
      jobs: {},
      publicFace,
      personalData: { export: async () => null, erase: async () => [] },
    },
  ) as AnyPluginServer;

const matter = (key: string, day: string) => ({
  key,
  icon: 'list',
  kind: 'Річ',
  title: key,
  path: `/${key}`,
  note: null,
  day,
});

const polls: PublicFace = {
  search: async (_ctx, { text, limit }) => ({
    title: `Polls ${text} ${limit}`,
    icon: 'list',
    total: text === 'nothing' ? 0 : 7,
    match: 'similar',
    hits: [{ title: 'A poll', path: '/polls/1', note: null, extract: null, found: ['poll'] }],
    morePath: '/polls',
    tags: ['Poll:list'],
  }),
  calendar: async () => ({ matters: [matter('b', '2026-12-02'), matter('d', '2026-12-04')], tags: ['Poll:list'] }),
  news: async (_ctx, limit) => ({
    entries: Array.from({ length: limit }, (_, n) => ({
      id: `urn:poll:${n}`,
      title: `Poll ${n}`,
      path: '/polls',
      summary: '',
      at: new Date(Date.UTC(2026, 10, 20 - n)),
      kind: 'Poll',
    })),
    tags: ['Poll:list'],
  }),
};
const surveys: PublicFace = {
  search: async () => null,
  calendar: async () => ({ matters: [matter('a', '2026-12-01'), matter('c', '2026-12-03')], tags: ['Survey:list'] }),
};

const MODULES = [moduleWith('polls', polls), moduleWith('surveys', surveys), moduleWith('silent')];

function ask(enabled: readonly string[], servers = MODULES) {
  const server = createGraphqlServer({
    schemas: createSchemas({ servers }),
    buildContext: () => Promise.reject(new Error('no HTTP here')),
    isSameOrigin: () => true,
    graphiql: false,
    log: testCaller().log,
  });
  return (document: string) => server.execute({ document, caller: testCaller({ enabled }) });
}
const all = ask(['polls', 'surveys', 'silent']);
const CALENDAR = (from: string, until: string) =>
  `{ siteCalendar(from: "${from}", until: "${until}") { matters { key day } tags } }`;

describe('the pages of the whole site', () => {
  it('join the calendars of modules by day, and their tags', async () => {
    const { data } = await all(CALENDAR('2026-12-01', '2026-12-31'));
    expect(data?.siteCalendar).toMatchObject({
      matters: [{ key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 'd' }],
      tags: ['Poll:list', 'Survey:list'],
    });
  });

  it.each([
    ['2026-12-02', '2026-12-01'],
    ['2026-01-01', '2028-01-01'],
  ])('refuse a calendar from %s until %s', async (from, until) => {
    const { errors } = await all(CALENDAR(from, until));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'core/bad-input' });
  });

  it('search each module for the cleaned text, and leave out what found nothing', async () => {
    const found = async (text: string) =>
      (await all(`{ siteSearch(text: ${JSON.stringify(text)}, first: 100) { module title total similar } }`)).data;
    expect(await found('  road\u0000 ')).toEqual({
      siteSearch: [{ module: 'polls', title: 'Polls road 20', total: 7, similar: true }],
    });
    expect(await found('nothing')).toEqual({ siteSearch: [] });
    expect(await found(' \u200b ')).toEqual({ siteSearch: [] });
  });

  it('name what modules found in the hromada’s order of modules', async () => {
    const other: PublicFace = {
      search: async (ctx, question) => ({ ...(await polls.search!(ctx, question))!, total: 2 }),
    };
    const servers = [moduleWith('polls', polls), moduleWith('board', other)];
    for (const enabled of [
      ['board', 'polls'],
      ['polls', 'board'],
    ]) {
      const { data } = await ask(enabled, servers)('{ siteSearch(text: "road") { module } }');
      expect(data).toEqual({ siteSearch: enabled.map((module) => ({ module })) });
    }
  });

  it('tell the latest news, no more than were asked for', async () => {
    const { data } = await all('{ siteNews(most: 3) { entries { id } tags } }');
    expect(data?.siteNews).toEqual({
      entries: [{ id: 'urn:poll:0' }, { id: 'urn:poll:1' }, { id: 'urn:poll:2' }],
      tags: ['Poll:list'],
    });
  });

  it('have nothing of a module that is off, and are empty without any', async () => {
    const { data } = await ask(['surveys'])(`{ siteNews { entries { id } } siteSearch(text: "road") { module } }`);
    expect(data).toEqual({ siteNews: { entries: [] }, siteSearch: [] });
  });
});
