import { cleanText } from '@viche/i18n';
import {
  type AnyPluginServer,
  BadInput,
  type CalendarMatter,
  type DataContext,
  type DayOff,
  type NewsEntry,
  type PublicFace,
  type SearchFindings,
  type SearchHit,
} from '@viche/plugin-api';
import type { Builder } from './builder.ts';
import { inOrder } from './in-order.ts';
import { addParticipation } from './participation.ts';
import { CORE } from './tenant-gate.ts';

type Source = Pick<AnyPluginServer, 'manifest' | 'publicFace'>;

const LONGEST_QUESTION = 200;
const MOST_HITS = 20;
const MOST_MATTERS = 200;
const LONGEST_CALENDAR_DAYS = 400;
const MOST_NEWS = 100;
const DAY_MS = 86_400_000;

/** What each plugin that has the capability answers. One after another: they share one session. */
async function each<T>(
  servers: readonly Source[],
  ask: (face: PublicFace) => Promise<T | null> | undefined,
): Promise<{ readonly plugin: string; readonly answer: T }[]> {
  const answers: { plugin: string; answer: T }[] = [];
  for (const { manifest, publicFace } of servers) {
    const answer = publicFace ? await ask(publicFace) : null;
    if (answer) answers.push({ plugin: manifest.id, answer });
  }
  return answers;
}

const within = (asked: number | null | undefined, most: number): number => Math.min(Math.max(asked ?? most, 1), most);
const tagsOf = (parts: readonly { readonly tags: readonly string[] }[]): string[] => [
  ...new Set(parts.flatMap(({ tags }) => tags)),
];

/** `siteSearch`, `siteCalendar`, `siteNews`, `participation`: what all modules that are on give to the pages of the whole site. Open to guests. */
export function addPublicFace(builder: Builder, servers: readonly Source[]): void {
  for (const field of ['siteSearch', 'siteCalendar', 'siteNews', 'participation'])
    builder.options.tenantGate.publicFields.set(field, CORE.plugin);
  addSearch(builder, servers);
  addCalendar(builder, servers);
  addNews(builder, servers);
  addParticipation(builder, servers);
}

function addSearch(builder: Builder, servers: readonly Source[]): void {
  const Hit = builder.objectRef<SearchHit>('SiteSearchHit').implement({
    extensions: CORE,
    fields: (t) => ({
      title: t.exposeString('title'),
      path: t.exposeString('path', { description: 'Path on the site of the hromada.' }),
      note: t.exposeString('note', { nullable: true }),
      extract: t.exposeString('extract', { nullable: true, description: 'A passage in which it was found.' }),
      found: t.stringList({
        description: 'Words of title and passage that it was found by, as they are written there.',
        resolve: ({ found }) => [...found],
      }),
    }),
  });
  const Findings = builder.objectRef<SearchFindings & { readonly plugin: string }>('SiteSearchFindings').implement({
    description: 'What one module found.',
    extensions: CORE,
    fields: (t) => ({
      module: t.exposeString('plugin', { description: 'Id of the module.' }),
      title: t.exposeString('title'),
      icon: t.exposeString('icon'),
      total: t.exposeInt('total'),
      similar: t.boolean({
        description: 'Nothing has every word as it was typed; these have most of them, or words spelt alike.',
        resolve: ({ match }) => match === 'similar',
      }),
      hits: t.field({ type: [Hit], resolve: ({ hits }) => [...hits] }),
      morePath: t.exposeString('morePath', { description: 'The module’s own list with all of them.' }),
      tags: t.stringList({ description: 'Cache tags of what is shown.', resolve: ({ tags }) => [...tags] }),
    }),
  });
  builder.queryField('siteSearch', (t) =>
    t.field({
      type: [Findings],
      extensions: CORE,
      description:
        'Searches all modules that are on, in any form of the words. A module that found nothing is left out.',
      args: {
        text: t.arg.string({ required: true, description: `At most ${LONGEST_QUESTION} letters are read.` }),
        first: t.arg.int({ description: `Of each module, at most ${MOST_HITS}.` }),
      },
      resolve: async (_root, args, ctx) => {
        const text = cleanText(args.text.slice(0, LONGEST_QUESTION)).trim();
        if (text === '') return [];
        const question = { text, limit: within(args.first, MOST_HITS) };
        const found = await each(inOrder(servers, ctx), (face) => face.search?.(ctx, question));
        return found.filter(({ answer }) => answer.total > 0).map(({ plugin, answer }) => ({ ...answer, plugin }));
      },
    }),
  );
}

interface Calendar {
  readonly days: readonly [from: string, until: string];
  readonly matters: readonly CalendarMatter[];
  readonly tags: readonly string[];
}

function addCalendar(builder: Builder, servers: readonly Source[]): void {
  const Matter = builder.objectRef<CalendarMatter>('CalendarMatter').implement({
    description: 'Something that ends or happens on a known day.',
    extensions: CORE,
    fields: (t) => ({
      key: t.exposeString('key', { description: 'The same for ever, also when the day moves.' }),
      icon: t.exposeString('icon'),
      kind: t.exposeString('kind'),
      title: t.exposeString('title'),
      path: t.exposeString('path', { description: 'Path on the site of the hromada.' }),
      note: t.exposeString('note', { nullable: true }),
      day: t.field({
        type: 'Day',
        description: 'The last day on which it is not too late.',
        resolve: ({ day }) => day,
      }),
    }),
  });
  const Off = builder.objectRef<DayOff>('DayOff').implement({
    description: 'A day on which nobody works, by the calendar in force.',
    extensions: CORE,
    fields: (t) => ({
      day: t.field({ type: 'Day', resolve: ({ day }) => day }),
      why: t.exposeString('why', { description: 'In the reader’s language.' }),
    }),
  });
  const CalendarType = builder.objectRef<Calendar>('SiteCalendar').implement({
    extensions: CORE,
    fields: (t) => ({
      matters: t.field({ type: [Matter], resolve: ({ matters }) => [...matters] }),
      daysOff: t.field({
        type: [Off],
        description: 'Days of the asked ones on which nobody works.',
        resolve: async ({ days }, _args, ctx) => [...(await ctx.daysOff(...days))],
      }),
      tags: t.stringList({ description: 'Cache tags of what is shown.', resolve: ({ tags }) => [...tags] }),
    }),
  });
  builder.queryField('siteCalendar', (t) =>
    t.field({
      type: CalendarType,
      extensions: CORE,
      description: `Matters of all modules by day, at most ${MOST_MATTERS} within at most ${LONGEST_CALENDAR_DAYS} days.`,
      args: {
        from: t.arg({ type: 'Day', required: true }),
        until: t.arg({ type: 'Day', required: true, description: 'The last day, included.' }),
      },
      resolve: async (_root, { from, until }, ctx: DataContext) => {
        const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
        if (days < 0 || days > LONGEST_CALENDAR_DAYS)
          throw new BadInput({ fields: [{ field: 'until', problem: days < 0 ? 'too-early' : 'too-late' }] });
        const question = { from, until, limit: MOST_MATTERS };
        const parts = (await each(servers, (face) => face.calendar?.(ctx, question))).map(({ answer }) => answer);
        const matters = parts.flatMap((part) => part.matters);
        return {
          days: [from, until] as const,
          matters: matters.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).slice(0, MOST_MATTERS),
          tags: tagsOf(parts),
        };
      },
    }),
  );
}

interface SiteNews {
  readonly entries: readonly NewsEntry[];
  readonly tags: readonly string[];
}

function addNews(builder: Builder, servers: readonly Source[]): void {
  const Entry = builder.objectRef<NewsEntry>('NewsEntry').implement({
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id', { description: 'The same for ever.' }),
      kind: t.exposeString('kind'),
      title: t.exposeString('title'),
      path: t.exposeString('path', { description: 'Path on the site of the hromada.' }),
      summary: t.exposeString('summary'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
    }),
  });
  const NewsType = builder.objectRef<SiteNews>('SiteNews').implement({
    extensions: CORE,
    fields: (t) => ({
      entries: t.field({ type: [Entry], resolve: ({ entries }) => [...entries] }),
      tags: t.stringList({ description: 'Cache tags of what is shown.', resolve: ({ tags }) => [...tags] }),
    }),
  });
  builder.queryField('siteNews', (t) =>
    t.field({
      type: NewsType,
      extensions: CORE,
      description: 'What is new in all modules that are on, the newest first.',
      args: { most: t.arg.int({ description: `At most ${MOST_NEWS}.` }) },
      resolve: async (_root, { most }, ctx: DataContext) => {
        const limit = within(most, MOST_NEWS);
        const parts = (await each(servers, (face) => face.news?.(ctx, limit))).map(({ answer }) => answer);
        const entries = parts.flatMap((part) => part.entries);
        return {
          entries: entries.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, limit),
          tags: tagsOf(parts),
        };
      },
    }),
  );
}
