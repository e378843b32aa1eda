import {
  type AnyPluginServer,
  BadInput,
  Conflict,
  expected,
  NotFound,
  type PluginContext,
  RateLimited,
} from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { spend } from '../count-hits.ts';
import { type EditableKind, editableKind } from './kinds.ts';
import { latestText } from './own-words.ts';
import { type LetterText, paragraphsOf, problemsOfText } from './placeholders.ts';

/** The officer's account has no confirmed address to send the test to. */
export class NoContact extends expected('core/no-contact', 409) {}

type Servers = readonly AnyPluginServer[];

const letter = {
  plugin: z.string().max(60),
  kind: z.string().max(80),
  locale: z.enum(['uk', 'en']),
};
const words = {
  /** One line. */
  subject: z
    .string()
    .overwrite((text) => text.replace(/\s+/g, ' ').trim())
    .check(z.minLength(3), z.maxLength(150)),
  body: z
    .string()
    .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
    .check(z.minLength(10), z.maxLength(5_000)),
};
/** Number of the text that the form showed; 0 where there was none. */
const number = z.int().min(0);

const base = {
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'LetterText'],
  by: 'staff',
  interactive: true,
} as const;

interface Named {
  readonly plugin: string;
  readonly kind: string;
  readonly locale: 'uk' | 'en';
}

function kindOf(servers: Servers, { enabled }: PluginContext, { plugin, kind }: Named): EditableKind {
  const found = editableKind(servers, plugin, kind);
  if (!found || (plugin !== CORE_MANIFEST.id && !enabled.has(plugin))) throw new NotFound({});
  return found;
}

function checkText(text: LetterText, kind: EditableKind): void {
  const fields = problemsOfText(text, kind.words);
  if (paragraphsOf(text.body).length === 0) fields.push({ field: 'body', problem: 'required' });
  if (fields.length > 0) throw new BadInput({ fields });
}

/** Writes the next text; what was there stays in the history. Two who save at once: the second is told. */
async function writeText(ctx: PluginContext, named: Named, seen: number, text: LetterText | null): Promise<void> {
  const { sql, tenantId } = ctx;
  const latest = await latestText(sql, { tenantId, ...named });
  if ((latest?.number ?? 0) !== seen) throw new Conflict({ current: latest?.number ?? 0 });
  const rows = await sql`
    insert into letter_text (tenant_id, id, plugin, kind, locale, number, subject, body, staff_id, created_at)
    values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${named.plugin}, ${named.kind}, ${named.locale}, ${seen + 1},
      ${text?.subject ?? null}, ${text?.body ?? null}, ${ctx.actor.staffId}::uuid, ${await ctx.now()}::timestamptz)
    on conflict (tenant_id, plugin, kind, locale, number) do nothing returning id`;
  if (rows.length === 0) throw new Conflict({});
  ctx.noteChange(
    { type: 'LetterText', id: `${named.plugin}.${named.kind}.${named.locale}` },
    latest && { subject: latest.subject, body: latest.body },
    text,
  );
}

/** Words a letter anew, in one language. */
export const changeLetterText = (servers: Servers) =>
  coreCommand({
    ...base,
    name: 'core.change-letter-text',
    input: z.strictObject({ ...letter, ...words, number }),
    errors: [],
    async run(ctx, { plugin, kind, locale, subject, body, number: seen }) {
      const named = { plugin, kind, locale };
      checkText({ subject, body }, kindOf(servers, ctx, named));
      await writeText(ctx, named, seen, { subject, body });
      return named;
    },
  });

/** Goes back to the module's own words. */
export const resetLetterText = (servers: Servers) =>
  coreCommand({
    ...base,
    name: 'core.reset-letter-text',
    input: z.strictObject({ ...letter, number }),
    errors: [],
    async run(ctx, { plugin, kind, locale, number: seen }) {
      const named = { plugin, kind, locale };
      kindOf(servers, ctx, named);
      await writeText(ctx, named, seen, null);
      return named;
    },
  });

const TESTS_PER_HOUR = 10;
const HOUR_MS = 60 * 60 * 1_000;

/** Sends the typed text with examples in it to the officer's own address; nothing is saved. */
export const sendTestLetter = (servers: Servers) =>
  coreCommand({
    ...base,
    name: 'core.send-test-letter',
    input: z.strictObject({ ...letter, ...words }),
    errors: [NoContact, RateLimited],
    async run(ctx, { subject, body, ...named }) {
      checkText({ subject, body }, kindOf(servers, ctx, named));
      const participantId = ctx.actor.participantId!;
      const [person] = await ctx.sql`
        select 1 from participant
        where tenant_id = ${ctx.tenantId}::uuid and id = ${participantId}::uuid and email_verified_at is not null`;
      if (!person) throw new NoContact({});
      await spend(ctx, {
        what: ['letter-tests', ctx.tenantId, participantId],
        windowMs: HOUR_MS,
        most: TESTS_PER_HOUR,
      });
      await ctx.notify({
        template: TEST_TEMPLATE,
        participantId,
        params: { ...named, subject, body },
        dedupeKey: `core.letter-test:${ctx.newId()}`,
      });
      return named;
    },
  });

/** Key of the letter that carries a text which is being tried. */
export const TEST_TEMPLATE = 'letterTest';
