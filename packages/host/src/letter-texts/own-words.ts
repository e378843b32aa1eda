import { writeAudit } from '@viche/audit';
import { newId, type Session } from '@viche/db';
import type { AnyPluginServer, LetterContent, Locale } from '@viche/plugin-api';
import { editableKind } from './kinds.ts';
import { fillText, type LetterText, PlaceholderGone } from './placeholders.ts';

/** A letter in the words of the hromada, where it has any. */
export interface Worded {
  readonly content: LetterContent;
  /** Id of a text that could not be filled: the letter goes out in the module's words. */
  readonly brokenText: string | null;
}

interface Named {
  readonly tenantId: string;
  readonly plugin: string;
  readonly kind: string;
  readonly locale: Locale;
}

export type StoredText = { readonly id: string; readonly number: number } & {
  readonly [K in keyof LetterText]: string | null;
};

/** The text that counts: the last one. Null where nobody has written any. */
export async function latestText(
  sql: Session['sql'],
  { tenantId, plugin, kind, locale }: Named,
): Promise<StoredText | null> {
  const [text] = await sql<StoredText>`
    select id, number, subject, body from letter_text
    where tenant_id = ${tenantId}::uuid and plugin = ${plugin} and kind = ${kind} and locale = ${locale}
    order by number desc limit 1`;
  return text ?? null;
}

/** Puts the hromada's words in the place of the module's. Whatever is wrong with them, a letter comes out. */
export async function inOwnWords(
  servers: readonly AnyPluginServer[],
  sql: Session['sql'],
  named: Named,
  content: LetterContent,
): Promise<Worded> {
  const { values } = content;
  if (!values || !editableKind(servers, named.plugin, named.kind)) return { content, brokenText: null };
  const text = await latestText(sql, named);
  if (!text || text.subject === null || text.body === null) return { content, brokenText: null };
  try {
    const filled = fillText({ subject: text.subject, body: text.body }, values);
    if (filled.paragraphs.length === 0 || filled.subject.trim() === '') return { content, brokenText: text.id };
    return { content: { ...content, ...filled }, brokenText: null };
  } catch (error) {
    if (!(error instanceof PlaceholderGone)) throw error;
    return { content, brokenText: text.id };
  }
}

const BROKEN = 'core.letter-text-broken';

/** Tells the journal, once for each text, that letters go out in the module's words. */
export async function noteBrokenText(sql: Session['sql'], tenantId: string, textId: string): Promise<void> {
  const [known] = await sql`
    select 1 from audit_entry where tenant_id = ${tenantId}::uuid and action = ${BROKEN} and subject_id = ${textId} limit 1`;
  if (known) return;
  await writeAudit(sql, {
    tenantId,
    action: BROKEN,
    actorKind: 'system',
    actorId: null,
    subjectType: 'LetterText',
    subjectId: textId,
    outcome: 'done',
    beforeHash: null,
    afterHash: null,
    detail: {},
    reason: null,
    requestId: newId(),
    at: new Date(),
  });
}
