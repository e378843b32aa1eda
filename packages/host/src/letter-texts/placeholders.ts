import type { FieldProblem, LetterWords } from '@viche/plugin-api';

/** Subject and text of one letter in one language; paragraphs of the text are parted by an empty line. */
export interface LetterText {
  readonly subject: string;
  readonly body: string;
}

export type LetterValues = Readonly<Record<string, string | number>>;

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g;

export const placeholdersIn = (text: string): string[] => [...text.matchAll(PLACEHOLDER)].map(([, name]) => name!);

/** Paragraphs of a text, without empty ones. */
export const paragraphsOf = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

const written = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(', ');

/** What is wrong with a text of the hromada's own, each at its field: a placeholder that is cut, unknown, or missing. */
export function problemsOfText({ subject, body }: LetterText, { placeholders }: LetterWords): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const [field, text] of [
    ['subject', subject],
    ['body', body],
  ] as const) {
    if (/\{\{|\}\}/.test(text.replace(PLACEHOLDER, '')))
      problems.push({ field, problem: 'letters:problem.placeholderCut', params: { example: '{{title}}' } });
    const unknown = [...new Set(placeholdersIn(text))].filter((name) => !Object.hasOwn(placeholders, name));
    if (unknown.length > 0)
      problems.push({ field, problem: 'letters:problem.placeholderUnknown', params: { names: written(unknown) } });
  }
  const named = new Set([...placeholdersIn(subject), ...placeholdersIn(body)]);
  const missing = Object.entries(placeholders)
    .filter(([name, { need }]) => need === 'required' && !named.has(name))
    .map(([name]) => name);
  if (missing.length > 0)
    problems.push({
      field: 'body',
      problem: 'letters:problem.placeholderMissing',
      params: { names: written(missing) },
    });
  return problems;
}

/** A text names a fact that the letter does not have any more. */
export class PlaceholderGone extends Error {
  constructor(name: string) {
    super(`the letter has no value for ${name}`);
    this.name = 'PlaceholderGone';
  }
}

function fill(text: string, values: LetterValues): string {
  return text.replace(PLACEHOLDER, (_whole, name: string) => {
    if (!Object.hasOwn(values, name)) throw new PlaceholderGone(name);
    return String(values[name]);
  });
}

/**
 * The letter in the hromada's words. A value is a text of people: nothing in it is filled in again.
 *
 * @throws {PlaceholderGone}
 */
export function fillText(text: LetterText, values: LetterValues): { subject: string; paragraphs: string[] } {
  const paragraphs = paragraphsOf(text.body)
    .filter((paragraph) => {
      const names = placeholdersIn(paragraph);
      return names.length === 0 || names.some((name) => !Object.hasOwn(values, name) || values[name] !== '');
    })
    .map((paragraph) => fill(paragraph, values));
  return { subject: fill(text.subject, values), paragraphs };
}
