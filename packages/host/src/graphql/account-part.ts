import { type Builder, commandField } from '@viche/graphql';
import type { AnyPluginServer, DataUse } from '@viche/plugin-api';
import { type ActivityPage, type ActivityView, activityOfViewer } from '../account/activity.ts';
import { dataUses, type ProcessingView, processingLog } from '../account/data-uses.ts';
import { askContact, confirmContact, dropContactChange, removeContact } from '../contacts/contact-commands.ts';
import { type ContactView, contactOfViewer } from '../contacts/contact-view.ts';
import { localeOf } from '../languages/site-languages.ts';
import { chooseLetters } from '../letter-choices/choose-letters.ts';
import { type TopicView, topicsOfViewer } from '../letter-choices/topics.ts';

const CORE = { plugin: 'core' } as const;

type Servers = readonly AnyPluginServer[];

/** The viewer's own things: address, letters, what was done and what is kept. */
export function addAccount(builder: Builder, servers: Servers): void {
  addContact(builder);
  addLetterTopics(builder, servers);
  addActivity(builder, servers);
  addDataUses(builder, servers);
}

function addContact(builder: Builder): void {
  const Waiting = builder.objectRef<NonNullable<ContactView['waiting']>>('WaitingContact').implement({
    description: 'An address that waits for the answer to its letter.',
    extensions: CORE,
    fields: (t) => ({
      address: t.exposeString('address'),
      until: t.field({ type: 'DateTime', resolve: ({ until }) => until }),
    }),
  });
  const Contact = builder.objectRef<ContactView>('Contact').implement({
    description: 'Where the viewer is written to.',
    extensions: CORE,
    fields: (t) => ({
      address: t.exposeString('address', { nullable: true }),
      verifiedAt: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Null while nobody has confirmed the address: then no letter goes there.',
        resolve: ({ verifiedAt }) => verifiedAt,
      }),
      waiting: t.field({ type: Waiting, nullable: true, resolve: ({ waiting }) => waiting }),
    }),
  });
  builder.queryField('myContact', (t) =>
    t.field({
      type: Contact,
      nullable: true,
      extensions: CORE,
      description: 'Where the viewer is written to.',
      resolve: (_root, _args, ctx) => contactOfViewer(ctx),
    }),
  );
  const options = { type: Contact, load: contactOfViewer } as const;
  commandField(builder, askContact, { ...options, description: 'Sends a letter to a new address, which confirms it.' });
  commandField(builder, confirmContact, { ...options, description: 'Confirms an address by the link of its letter.' });
  commandField(builder, dropContactChange, { ...options, description: 'Forgets the address that waits.' });
  commandField(builder, removeContact, { ...options, description: 'Removes the address: no letters any more.' });
}

function addLetterTopics(builder: Builder, servers: Servers): void {
  const Topic = builder.objectRef<TopicView>('LetterTopic').implement({
    description: 'A kind of letters among which the viewer chooses.',
    extensions: CORE,
    fields: (t) => ({
      plugin: t.exposeString('plugin'),
      topic: t.exposeString('topic'),
      title: t.exposeString('title'),
      about: t.exposeString('about'),
      demanded: t.exposeString('demanded', { nullable: true, description: 'Why it cannot be switched off.' }),
      wanted: t.boolean({ resolve: ({ state }) => state === 'on' }),
    }),
  });
  builder.queryField('myLetterTopics', (t) =>
    t.field({
      type: [Topic],
      extensions: CORE,
      description: 'Kinds of letters of all modules that are on, and what the viewer chose.',
      resolve: (_root, _args, ctx) => topicsOfViewer(ctx, servers),
    }),
  );
  builder.queryField('myLetterLanguage', (t) =>
    t.string({
      extensions: CORE,
      description: 'Language of the letters to the viewer, one of those that the site has.',
      resolve: async (_root, _args, { sql, tenant, tenantId, actor }) => {
        const [row] = await sql<{ locale: string }>`
          select locale from participant where tenant_id = ${tenantId}::uuid and id = ${actor.participantId}::uuid`;
        return localeOf(tenant, row?.locale);
      },
    }),
  );
  const Chosen = builder.objectRef<{ locale: string }>('ChosenLetters').implement({
    extensions: CORE,
    fields: (t) => ({ locale: t.exposeString('locale') }),
  });
  commandField(builder, chooseLetters(servers), {
    type: Chosen,
    description: 'Which letters the viewer wants, and in which language.',
  });
}

function addActivity(builder: Builder, servers: Servers): void {
  const Entry = builder.objectRef<ActivityView>('Activity').implement({
    description: 'Something that the viewer did.',
    extensions: CORE,
    fields: (t) => ({
      key: t.exposeString('key'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      icon: t.exposeString('icon'),
      module: t.exposeString('module'),
      act: t.exposeString('act'),
      title: t.exposeString('title'),
      path: t.exposeString('path', { nullable: true, description: 'Path on the site of the hromada.' }),
    }),
  });
  const Page = builder.objectRef<ActivityPage>('ActivityPage').implement({
    extensions: CORE,
    fields: (t) => ({
      entries: t.field({ type: [Entry], resolve: ({ entries }) => [...entries] }),
      next: t.field({
        type: 'DateTime',
        nullable: true,
        description: 'Moment to go on from; null at the end.',
        resolve: ({ next }) => next,
      }),
    }),
  });
  builder.queryField('myActivity', (t) =>
    t.field({
      type: Page,
      extensions: CORE,
      description: 'What the viewer did in all modules that are on, the latest first.',
      args: { before: t.arg({ type: 'DateTime' }) },
      resolve: (_root, { before }, ctx) => activityOfViewer(ctx, servers, before ?? null),
    }),
  );
}

function addDataUses(builder: Builder, servers: Servers): void {
  const Use = builder.objectRef<DataUse>('DataUse').implement({
    description: 'What is kept about people here, and why.',
    extensions: CORE,
    fields: (t) => ({
      data: t.exposeString('data'),
      purpose: t.exposeString('purpose'),
      ground: t.exposeString('ground'),
      kept: t.exposeString('kept'),
    }),
  });
  const Processed = builder.objectRef<ProcessingView>('ProcessingEntry').implement({
    description: 'Something that was done with data of the viewer.',
    extensions: CORE,
    fields: (t) => ({
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      act: t.exposeString('act'),
      about: t.exposeString('about'),
    }),
  });
  builder.queryField('dataUses', (t) =>
    t.field({
      type: [Use],
      extensions: CORE,
      description: 'What the core and the modules that are on keep about people, and why.',
      resolve: (_root, _args, ctx) => dataUses(ctx, servers),
    }),
  );
  builder.queryField('myProcessingLog', (t) =>
    t.field({
      type: [Processed],
      extensions: CORE,
      description: 'What was done with data of the viewer, the latest first; at most 200.',
      resolve: (_root, _args, ctx) => processingLog(ctx, servers),
    }),
  );
}
