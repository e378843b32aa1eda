import { type Builder, commandField, describeProblem } from '@viche/graphql';
import type { AnyPluginServer, DataContext, FieldProblem, Locale } from '@viche/plugin-api';
import { changeLetterText, resetLetterText, sendTestLetter } from '../letter-texts/text-commands.ts';
import {
  type LetterKindView,
  type LetterPreviewView,
  type LetterTextView,
  type LetterVersionView,
  letterKinds,
  letterPreview,
  letterText,
} from '../letter-texts/text-views.ts';

const CORE = { plugin: 'core' } as const;
const authScopes = { can: ['read', 'LetterText'] } as const;

type Servers = readonly AnyPluginServer[];
type Named = Pick<LetterTextView, 'plugin' | 'kind' | 'locale'>;

const localeOf = (locale: string): Locale => (locale === 'en' ? 'en' : 'uk');

/** Letters in the hromada's own words, for owners. */
export function addLetterTexts(builder: Builder, servers: Servers): void {
  addKinds(builder, servers);
  addTexts(builder, servers);
  addPreview(builder, servers);
}

function addKinds(builder: Builder, servers: Servers): void {
  const Kind = builder.objectRef<LetterKindView>('LetterKind').implement({
    description: 'A letter that the hromada may word itself.',
    extensions: CORE,
    fields: (t) => ({
      plugin: t.exposeString('plugin'),
      kind: t.exposeString('kind'),
      name: t.exposeString('name', { description: 'Its usual subject, dots where facts stand.' }),
      topic: t.exposeString('topic'),
      why: t.exposeString('why'),
      own: t.stringList({
        description: 'Languages in which the hromada has words of its own.',
        resolve: ({ own }) => [...own],
      }),
    }),
  });
  builder.queryField('letterKinds', (t) =>
    t.field({
      type: [Kind],
      extensions: CORE,
      authScopes,
      description: 'Letters of all modules that are on, the core’s last.',
      resolve: (_root, _args, ctx) => letterKinds(ctx, servers),
    }),
  );
}

function addTexts(builder: Builder, servers: Servers): void {
  const Placeholder = builder.objectRef<LetterTextView['placeholders'][number]>('LetterPlaceholder').implement({
    extensions: CORE,
    fields: (t) => ({
      name: t.exposeString('name'),
      meaning: t.exposeString('meaning'),
      sample: t.exposeString('sample'),
      required: t.exposeBoolean('required'),
    }),
  });
  const Version = builder.objectRef<LetterVersionView>('LetterTextVersion').implement({
    description: 'What a letter said once; without words it went back to the usual text.',
    extensions: CORE,
    fields: (t) => ({
      number: t.exposeInt('number'),
      at: t.field({ type: 'DateTime', resolve: ({ at }) => at }),
      by: t.exposeString('by', { nullable: true }),
      subject: t.exposeString('subject', { nullable: true }),
      body: t.exposeString('body', { nullable: true }),
    }),
  });
  const Text = builder.objectRef<LetterTextView>('LetterText').implement({
    description: 'A letter in one language.',
    extensions: CORE,
    fields: (t) => ({
      plugin: t.exposeString('plugin'),
      kind: t.exposeString('kind'),
      locale: t.exposeString('locale'),
      subject: t.exposeString('subject'),
      body: t.exposeString('body', { description: 'Paragraphs are parted by an empty line.' }),
      why: t.exposeString('why'),
      number: t.exposeInt('number', { description: 'Number of the last text; 0 where nobody has written any.' }),
      own: t.boolean({ resolve: ({ source }) => source === 'own' }),
      placeholders: t.field({ type: [Placeholder], resolve: ({ placeholders }) => [...placeholders] }),
      versions: t.field({ type: [Version], resolve: ({ versions }) => [...versions] }),
    }),
  });
  builder.queryField('letterText', (t) =>
    t.field({
      type: Text,
      nullable: true,
      extensions: CORE,
      authScopes,
      description: 'A letter in one language (uk or en).',
      args: {
        plugin: t.arg.string({ required: true }),
        kind: t.arg.string({ required: true }),
        locale: t.arg.string({ required: true }),
      },
      resolve: (_root, { locale, ...asked }, ctx) => letterText(ctx, servers, { ...asked, locale: localeOf(locale) }),
    }),
  );
  const load = (ctx: DataContext, named: Named) => letterText(ctx, servers, named);
  commandField(builder, changeLetterText(servers), { type: Text, load, description: 'Words a letter anew.' });
  commandField(builder, resetLetterText(servers), { type: Text, load, description: 'Goes back to the usual text.' });
  commandField(builder, sendTestLetter(servers), {
    type: Text,
    load,
    description: 'Sends a typed text with invented data to the viewer; nothing is saved.',
  });
}

function addPreview(builder: Builder, servers: Servers): void {
  const Problem = builder.objectRef<FieldProblem>('LetterTextProblem').implement({
    extensions: CORE,
    fields: (t) => ({
      field: t.exposeString('field'),
      message: t.string({ resolve: (problem, _args, ctx) => describeProblem(ctx, problem) }),
    }),
  });
  const Preview = builder.objectRef<LetterPreviewView>('LetterPreview').implement({
    description: 'How a typed text would come to its reader, with invented data.',
    extensions: CORE,
    fields: (t) => ({
      subject: t.exposeString('subject'),
      paragraphs: t.stringList({ resolve: ({ paragraphs }) => [...paragraphs] }),
      problems: t.field({ type: [Problem], resolve: ({ problems }) => [...problems] }),
    }),
  });
  builder.queryField('letterPreview', (t) =>
    t.field({
      type: Preview,
      nullable: true,
      extensions: CORE,
      authScopes,
      args: {
        plugin: t.arg.string({ required: true }),
        kind: t.arg.string({ required: true }),
        locale: t.arg.string({ required: true }),
        subject: t.arg.string({ required: true }),
        body: t.arg.string({ required: true }),
      },
      resolve: (_root, { locale, ...asked }, ctx) =>
        letterPreview(ctx, servers, { ...asked, locale: localeOf(locale) }),
    }),
  );
}
