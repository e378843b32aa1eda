import type { AnyPluginServer, DataContext, LettersDeclaration, LetterTopic } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { CORE_LETTERS_DECLARED } from './core-topics.ts';

export type LetterSource = Pick<AnyPluginServer, 'manifest' | 'letters'>;

/** What a module, or the core, says of its letters. */
export function lettersOf(servers: readonly LetterSource[], plugin: string): LettersDeclaration | undefined {
  if (plugin === CORE_MANIFEST.id) return CORE_LETTERS_DECLARED;
  return servers.find(({ manifest }) => manifest.id === plugin)?.letters;
}

/** The topic that a letter belongs to; null for one that is always sent. */
export function topicOfLetter(
  servers: readonly LetterSource[],
  plugin: string,
  template: string,
): { readonly key: string; readonly topic: LetterTopic } | null {
  const declared = lettersOf(servers, plugin);
  const key = declared?.kinds[template]?.topic;
  const topic = key === undefined ? undefined : declared?.topics[key];
  return key !== undefined && topic ? { key, topic } : null;
}

/** A topic as its reader sees it. Texts are in the reader's language. */
export interface TopicView {
  readonly plugin: string;
  readonly topic: string;
  readonly title: string;
  readonly about: string;
  /** Why it cannot be switched off. */
  readonly demanded: string | null;
  readonly state: 'on' | 'off';
}

/** Topics of the modules that are on, the core's last; those of staff for staff only. */
export function offeredTopics(
  servers: readonly LetterSource[],
  { enabled, actor }: Pick<DataContext, 'enabled' | 'actor'>,
): readonly { readonly plugin: string; readonly key: string; readonly topic: LetterTopic }[] {
  const plugins = [...servers.map(({ manifest }) => manifest.id).filter((id) => enabled.has(id)), CORE_MANIFEST.id];
  return plugins.flatMap((plugin) =>
    Object.entries(lettersOf(servers, plugin)?.topics ?? {})
      .filter(([, topic]) => topic.readers === 'everyone' || actor.staffId !== null)
      .map(([key, topic]) => ({ plugin, key, topic })),
  );
}

/** What the viewer chose, topic by topic. */
export async function topicsOfViewer(ctx: DataContext, servers: readonly LetterSource[]): Promise<TopicView[]> {
  const off = await ctx.sql<{ plugin: string; topic: string }>`
    select plugin, topic from letter_choice
    where tenant_id = ${ctx.tenantId}::uuid and participant_id = ${ctx.actor.participantId}::uuid`;
  return offeredTopics(servers, ctx).map(({ plugin, key, topic }) => ({
    plugin,
    topic: key,
    title: ctx.t(topic.title),
    about: ctx.t(topic.about),
    demanded: topic.demanded ? ctx.t(topic.demanded) : null,
    state: !topic.demanded && off.some((choice) => choice.plugin === plugin && choice.topic === key) ? 'off' : 'on',
  }));
}
