import { problemKey, problemsOf } from '@viche/forms';
import type { Translator } from '@viche/i18n';
import type { FormError } from '@viche/ui';
import { isAllCapitals, TEXT_PARTS, type TextPart, wholeText } from '../../text-rules.ts';
import type { SubmissionData } from './documents.ts';

export type TextProblems = Readonly<Partial<Record<TextPart, string>>>;

/** What keeps this text from being handed in, by its part, in the words of its form. */
export function textProblems(
  text: Readonly<Record<TextPart, string>>,
  { capitalTitles }: Pick<SubmissionData, 'capitalTitles'>,
  { t }: Translator,
): TextProblems {
  const parsed = wholeText.safeParse(text);
  const found = parsed.success ? [] : problemsOf(parsed.error, text);
  const capitals =
    capitalTitles === 'refuse' && isAllCapitals(text.title)
      ? [{ field: 'title', problem: 'petitions:problem.capitals', params: {} }]
      : [];
  // One error beside a field: that of its length, where there is one.
  return Object.fromEntries(
    [...capitals, ...found].map(({ field, problem, params }) => [field, t(problemKey(problem), params)]),
  );
}

/** The same as lines above a form, in its order. */
export const problemLines = (problems: TextProblems): FormError[] =>
  TEXT_PARTS.flatMap((part) => (problems[part] ? [{ fieldId: part, message: problems[part] }] : []));
