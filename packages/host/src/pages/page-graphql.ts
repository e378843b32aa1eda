import { type Builder, commandField } from '@viche/graphql';
import { cleanText, titleIn } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';
import { LONGEST_QUESTION } from '@viche/search';
import { addPage, editPage, publishPage, restorePage } from './page-commands.ts';
import {
  type DeskPage,
  deskPages,
  findPages,
  helpSections,
  type PageLink,
  type PageVersionView,
  type PublicPage,
  pageLinks,
  pageVersions,
  publicPage,
} from './page-queries.ts';

const CORE = { plugin: 'core' } as const;

/** `page` and `pages` for everybody; the desk's views and the mutations for editors. */
export function addPages(builder: Builder): void {
  addPublicPages(builder);
  addDeskPages(builder);
}

function addPublicPages(builder: Builder): void {
  const Page = builder.objectRef<PublicPage>('Page').implement({
    description: 'A page that the hromada writes itself, in the language that was asked for.',
    extensions: CORE,
    fields: (t) => ({
      slug: t.exposeString('slug'),
      title: t.exposeString('title'),
      titleLocale: t.exposeString('titleLocale', { description: 'uk where the title was not translated.' }),
      body: t.exposeString('body', {
        description: 'Text with the marks of Markdown. HTML in it is text, and must be shown as such.',
      }),
      bodyLocale: t.exposeString('bodyLocale', { description: 'uk where the text was not translated.' }),
      publishedAt: t.field({ type: 'DateTime', resolve: ({ publishedAt }) => publishedAt }),
      changedAt: t.field({ type: 'DateTime', resolve: ({ changedAt }) => changedAt }),
    }),
  });
  const Link = builder.objectRef<PageLink>('PageLink').implement({
    description: 'A published page in a list.',
    extensions: CORE,
    fields: (t) => ({
      slug: t.exposeString('slug'),
      title: t.string({ resolve: (link, _args, ctx) => titleIn(ctx.locale, link) }),
      placement: t.exposeString('placement', {
        description: 'Which menu leads to it: none, header or footer; help: a section of help.',
      }),
      changedAt: t.field({ type: 'DateTime', resolve: ({ changedAt }) => changedAt }),
    }),
  });
  for (const field of ['page', 'pages', 'pageSearch', 'helpSections'])
    builder.options.tenantGate.publicFields.set(field, CORE.plugin);
  builder.queryField('page', (t) =>
    t.field({
      type: Page,
      nullable: true,
      extensions: CORE,
      description: 'A published page by its address.',
      args: { slug: t.arg.string({ required: true }) },
      resolve: (_root, { slug }, ctx) => publicPage(ctx, slug),
    }),
  );
  builder.queryField('pages', (t) =>
    t.field({
      type: [Link],
      extensions: CORE,
      description: 'All published pages, in the order of the menus.',
      resolve: (_root, _args, ctx) => pageLinks(ctx),
    }),
  );
  builder.queryField('helpSections', (t) =>
    t.field({
      type: [Page],
      extensions: CORE,
      description: 'What the hromada added to the page of help.',
      resolve: (_root, _args, ctx) => helpSections(ctx),
    }),
  );
  builder.queryField('pageSearch', (t) =>
    t.field({
      type: [Link],
      extensions: CORE,
      description: 'Published pages that have every word of the question, in any form.',
      args: { text: t.arg.string({ required: true, description: `At most ${LONGEST_QUESTION} letters are read.` }) },
      resolve: (_root, { text }, ctx) => findPages(ctx, cleanText(text.slice(0, LONGEST_QUESTION))),
    }),
  );
}

function addDeskPages(builder: Builder): void {
  const Version = builder.objectRef<PageVersionView>('PageVersion').implement({
    description: 'What a page said once, and who wrote it.',
    extensions: CORE,
    fields: (t) => ({
      number: t.exposeInt('number'),
      restores: t.exposeInt('restores', {
        nullable: true,
        description: 'Number of the older version that it brought back.',
      }),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      by: t.exposeString('by', { nullable: true }),
      titleUk: t.exposeString('titleUk'),
      titleEn: t.exposeString('titleEn'),
      bodyUk: t.exposeString('bodyUk'),
      bodyEn: t.exposeString('bodyEn'),
    }),
  });
  const Desk = builder.objectRef<DeskPage>('DeskPage').implement({
    description: 'A page as those see it who write it: its latest version.',
    extensions: CORE,
    fields: (t) => ({
      id: t.exposeString('id'),
      slug: t.exposeString('slug'),
      placement: t.exposeString('placement'),
      order: t.exposeInt('order'),
      latest: t.exposeInt('latest', { description: 'Number of the latest version.' }),
      published: t.exposeInt('published', {
        nullable: true,
        description: 'Number of the version that everybody reads.',
      }),
      revision: t.exposeInt('revision'),
      publishedAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ publishedAt }) => publishedAt }),
      changedAt: t.field({ type: 'DateTime', resolve: ({ changedAt }) => changedAt }),
      titleUk: t.exposeString('titleUk'),
      titleEn: t.exposeString('titleEn'),
      bodyUk: t.exposeString('bodyUk'),
      bodyEn: t.exposeString('bodyEn'),
      versions: t.field({ type: [Version], resolve: ({ id }, _args, ctx) => pageVersions(ctx, id) }),
    }),
  });
  const authScopes = { can: ['read', 'Page'] } as const;
  builder.queryField('deskPages', (t) =>
    t.field({
      type: [Desk],
      extensions: CORE,
      authScopes,
      description: 'All pages, drafts too, in the order of the menus.',
      resolve: (_root, _args, ctx) => deskPages(ctx),
    }),
  );
  builder.queryField('deskPage', (t) =>
    t.field({
      type: Desk,
      nullable: true,
      extensions: CORE,
      authScopes,
      args: { id: t.arg.string({ required: true }) },
      resolve: async (_root, { id }, ctx) => (UUID.test(id) ? ((await deskPages(ctx, id))[0] ?? null) : null),
    }),
  );
  const load = async (ctx: DataContext, { pageId }: { pageId: string }) => (await deskPages(ctx, pageId))[0] ?? null;
  commandField(builder, addPage, { type: Desk, load, description: 'Begins a page as a draft.' });
  commandField(builder, editPage, { type: Desk, load, description: 'Writes the next version of a page.' });
  commandField(builder, publishPage, {
    type: Desk,
    load,
    description: 'Publishes the latest version, or takes the page back.',
  });
  commandField(builder, restorePage, {
    type: Desk,
    load,
    description: 'Brings an older version back as the next one.',
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
