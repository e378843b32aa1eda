import type { AnyPluginServer, DataContext, FieldProblem, Locale } from '@viche/plugin-api';
import { lettersOf } from '../letter-choices/topics.ts';
import { defaultText, type EditableKind, editableKind, editableKinds, rawTexts, sampleValues } from './kinds.ts';
import { fillText, type LetterText, problemsOfText } from './placeholders.ts';

type Servers = readonly AnyPluginServer[];

/** A letter in the list of the desk. */
export interface LetterKindView {
  readonly plugin: string;
  readonly kind: string;
  /** Its default subject. */
  readonly name: string;
  readonly topic: string;
  readonly why: string;
  /** Languages in which the hromada has words of its own. */
  readonly own: readonly Locale[];
}

/** One text of the history; without words it is the return to the default. */
export interface LetterVersionView {
  readonly number: number;
  readonly at: Date;
  readonly by: string | null;
  readonly subject: string | null;
  readonly body: string | null;
}

/** A letter in one language, as its form shows it. */
export interface LetterTextView extends LetterText {
  readonly plugin: string;
  readonly kind: string;
  readonly locale: Locale;
  readonly why: string;
  /** Number of the last text; 0 where nobody has written any. */
  readonly number: number;
  readonly source: 'default' | 'own';
  readonly placeholders: readonly {
    readonly name: string;
    readonly meaning: string;
    readonly sample: string;
    readonly required: boolean;
  }[];
  readonly versions: readonly LetterVersionView[];
}

/** How a typed text would come to its reader. */
export interface LetterPreviewView {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly problems: readonly FieldProblem[];
}

export async function letterKinds(ctx: DataContext, servers: Servers): Promise<LetterKindView[]> {
  const raw = await rawTexts(servers, ctx.locale);
  const own = await ctx.sql<{ plugin: string; kind: string; locale: Locale }>`
    select plugin, kind, locale from (
      select distinct on (plugin, kind, locale) plugin, kind, locale, subject from letter_text
      where tenant_id = ${ctx.tenantId}::uuid order by plugin, kind, locale, number desc
    ) as latest where subject is not null`;
  return editableKinds(servers, ctx).map(({ plugin, kind, topic, words }) => ({
    plugin,
    kind,
    // Facts are told by the dots where they stand.
    name: raw(words.subject).replace(/\{\{\w+\}\}/g, '…'),
    topic: ctx.t(lettersOf(servers, plugin)!.topics[topic]!.title),
    why: raw(words.why),
    own: own.filter((one) => one.plugin === plugin && one.kind === kind).map(({ locale }) => locale),
  }));
}

const SHOWN_VERSIONS = 20;

interface Asked {
  readonly plugin: string;
  readonly kind: string;
  readonly locale: Locale;
}

const kindFor = (servers: Servers, { enabled }: DataContext, { plugin, kind }: Asked): EditableKind | null =>
  plugin === 'core' || enabled.has(plugin) ? editableKind(servers, plugin, kind) : null;

export async function letterText(ctx: DataContext, servers: Servers, asked: Asked): Promise<LetterTextView | null> {
  const found = kindFor(servers, ctx, asked);
  if (!found) return null;
  const { plugin, kind, locale } = asked;
  const raw = await rawTexts(servers, locale);
  const versions = await ctx.sql<LetterVersionView>`
    select t.number, t.created_at as at, m.display_name as by, t.subject, t.body
    from letter_text t left join staff_member m on m.tenant_id = t.tenant_id and m.id = t.staff_id
    where t.tenant_id = ${ctx.tenantId}::uuid and t.plugin = ${plugin} and t.kind = ${kind} and t.locale = ${locale}
    order by t.number desc limit ${SHOWN_VERSIONS}`;
  const [latest] = versions;
  const usual = defaultText(found, raw);
  const isOwn = latest !== undefined && latest.subject !== null;
  const samples = sampleValues(found, raw);
  return {
    plugin,
    kind,
    locale,
    subject: latest?.subject ?? usual.subject,
    body: latest?.body ?? usual.body,
    why: raw(found.words.why),
    number: latest?.number ?? 0,
    source: isOwn ? 'own' : 'default',
    placeholders: Object.entries(found.words.placeholders).map(([name, { meaning, need }]) => ({
      name,
      meaning: ctx.t(meaning),
      sample: String(samples[name]),
      required: need === 'required',
    })),
    versions,
  };
}

/** Null for a letter that is nobody's to word. */
export async function letterPreview(
  ctx: DataContext,
  servers: Servers,
  { subject, body, ...asked }: Asked & LetterText,
): Promise<LetterPreviewView | null> {
  const found = kindFor(servers, ctx, asked);
  if (!found) return null;
  const text = { subject: subject.replace(/\s+/g, ' ').trim(), body: body.replace(/\r\n?/g, '\n').trim() };
  const problems = problemsOfText(text, found.words);
  if (problems.length > 0) return { subject: '', paragraphs: [], problems };
  const filled = fillText(text, sampleValues(found, await rawTexts(servers, asked.locale)));
  return { ...filled, problems };
}
