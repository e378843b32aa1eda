import { BadInput, expected, LOCALES, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { noteConsent } from '../contacts/consents.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { identityOf } from '../identity-of.ts';
import { localeOf } from '../languages/site-languages.ts';
import { readTopicToken } from './topic-token.ts';
import { type LetterSource, lettersOf, offeredTopics } from './topics.ts';

/** The law, or the reader's own safety, demands these letters. */
export class LetterDemanded extends expected('core/letter-demanded', 409)<{ topic: string }> {}

const name = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/);

/** Which letters the acting person wants, and in which language: topics that are not named come, a language left out stays. */
export const chooseLetters = (servers: readonly LetterSource[]) =>
  coreCommand({
    name: 'core.choose-letters',
    plugin: CORE_MANIFEST,
    assurance: 'email',
    can: ['contact', 'Participant'],
    by: 'participant',
    input: z.strictObject({
      off: z.array(z.strictObject({ plugin: name, topic: name })).max(200),
      locale: z.enum(LOCALES).optional(),
    }),
    errors: [LetterDemanded],
    async run(ctx, { off, locale }) {
      const offered = offeredTopics(servers, ctx);
      const isOff = (plugin: string, key: string) => off.some((one) => one.plugin === plugin && one.topic === key);
      for (const { plugin, topic } of off)
        if (!offered.some((one) => one.plugin === plugin && one.key === topic)) throw new NotFound({});
      const demanded = offered.find(({ plugin, key, topic }) => topic.demanded && isOff(plugin, key));
      if (demanded) throw new LetterDemanded({ topic: ctx.t(demanded.topic.title) });
      if (locale && !ctx.tenant.locales.includes(locale))
        throw new BadInput({ fields: [{ field: 'locale', problem: 'core:languages.problem.not-here' }] });
      const [person] = await ctx.sql<{ locale: string }>`
        update participant set locale = coalesce(${locale ?? null}::text, locale)
        where tenant_id = ${ctx.tenantId}::uuid and id = ${ctx.actor.participantId}::uuid returning locale`;
      for (const { plugin, key, topic } of offered)
        if (!topic.demanded)
          await turn(
            ctx,
            { participantId: ctx.actor.participantId!, plugin, topic: key },
            isOff(plugin, key) ? 'off' : 'on',
          );
      return { locale: localeOf(ctx.tenant, person?.locale) };
    },
  });

interface Choice {
  readonly participantId: string;
  readonly plugin: string;
  readonly topic: string;
}

/** Writes the choice and, where it is another one, the consent that it takes back or gives again. */
async function turn(
  ctx: Pick<PluginContext, 'sql' | 'tenantId' | 'newId' | 'now'>,
  { participantId, plugin, topic }: Choice,
  to: 'on' | 'off',
): Promise<void> {
  const { sql, tenantId } = ctx;
  const changed =
    to === 'off'
      ? await sql`
          insert into letter_choice (tenant_id, participant_id, plugin, topic, off_at)
          values (${tenantId}::uuid, ${participantId}::uuid, ${plugin}, ${topic}, ${await ctx.now()}::timestamptz)
          on conflict do nothing returning topic`
      : await sql`
          delete from letter_choice where tenant_id = ${tenantId}::uuid and participant_id = ${participantId}::uuid
            and plugin = ${plugin} and topic = ${topic} returning topic`;
  if (changed.length > 0)
    await noteConsent(ctx, `letters:${plugin}.${topic}`, participantId, to === 'off' ? 'withdrawn' : 'given');
}

/** Switches off the topic that a letter's link names, without a session: mail programs do it for their readers (RFC 8058). */
export const endLetters = (servers: readonly LetterSource[]) =>
  coreCommand({
    name: 'core.end-letters',
    plugin: CORE_MANIFEST,
    assurance: 'guest',
    can: ['end', 'Subscription'],
    by: 'anyone',
    input: z.strictObject({ plugin: name, topic: name, token: z.string().max(100) }),
    errors: [],
    async run(ctx, { plugin, topic, token }) {
      const participantId = readTopicToken((await identityOf(ctx)).keys, { plugin, topic }, token);
      const declared = lettersOf(servers, plugin)?.topics[topic];
      if (!participantId || !declared || declared.demanded) throw new NotFound({});
      const [reader] = await ctx.sql`
        select 1 from participant
        where tenant_id = ${ctx.tenantId}::uuid and id = ${participantId}::uuid and state = 'active'`;
      // Whoever has left gets no letters anyway.
      if (reader) await turn(ctx, { participantId, plugin, topic }, 'off');
      return { ended: true as const };
    },
  });
