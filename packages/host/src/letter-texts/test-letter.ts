import type { AnyPluginServer, LetterContent, Translate } from '@viche/plugin-api';
import { editableKind, rawTexts, sampleValues } from './kinds.ts';
import { fillText } from './placeholders.ts';

/** The letter that an officer sends to herself: the typed words, filled with examples. Null when its kind is gone. */
export async function testLetter(
  servers: readonly AnyPluginServer[],
  params: Readonly<Record<string, string | number>>,
  t: Translate,
): Promise<LetterContent | null> {
  const { plugin, kind, locale, subject, body } = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, String(value)]),
  );
  const found = editableKind(servers, plugin ?? '', kind ?? '');
  if (!found) return null;
  const raw = await rawTexts(servers, locale === 'en' ? 'en' : 'uk');
  const filled = fillText({ subject: subject ?? '', body: body ?? '' }, sampleValues(found, raw));
  return { ...filled, subject: t('letters:test.subject', { subject: filled.subject }), why: t('letters:test.why') };
}
