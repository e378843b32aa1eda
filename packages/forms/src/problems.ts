import en from '../i18n/en.json' with { type: 'json' };
import uk from '../i18n/uk.json' with { type: 'json' };

/** Everything that may be wrong with one answer. Closed: each has its text under `forms:problem` in both languages. */
export const PROBLEM_CODES = [
  'required',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'too-small',
  'too-big',
  'too-little-money',
  'too-much-money',
  'too-early',
  'too-late',
  'wrong-step',
  'not-a-number',
  'not-a-whole-number',
  'not-money',
  'not-an-email',
  'not-a-phone',
  'not-a-url',
  'not-a-day',
  'not-a-duration',
  'not-a-choice',
  'only-emoji',
  'no-words',
  'not-text',
  'wrong-format',
  'repeated',
  'unknown-field',
  'too-many-fields',
  'too-large',
  'invalid',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Texts of the problems, to be loaded with the other catalogues. */
export const formsCatalogue = { ns: 'forms', uk, en } as const;

const KNOWN: ReadonlySet<string> = new Set(PROBLEM_CODES);

export function isProblemCode(text: unknown): text is ProblemCode {
  return typeof text === 'string' && KNOWN.has(text);
}

/**
 * Catalogue key of a problem's text. A plugin's own problem is a whole key already (`petitions:problem.same-title`)
 * and stays as it is.
 *
 * @example t(problemKey(problem.problem), problem.params)
 */
export function problemKey(problem: string): string {
  if (problem.includes(':')) return problem;
  return `forms:problem.${isProblemCode(problem) ? problem : 'invalid'}`;
}
