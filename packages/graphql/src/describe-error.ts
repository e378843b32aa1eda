import { formatDateTime } from '@viche/i18n';
import type { BaseContext, ErrorParams, FieldProblem } from '@viche/plugin-api';

type Words = Pick<BaseContext, 't' | 'locale'>;

interface Told {
  readonly code: string;
  readonly params: ErrorParams;
}

/** Text of `core/busy` while nothing can be written: it is not that too many came. */
const READ_ONLY = 'core:errors.core/read-only';

/**
 * The refusal in the reader's language. A catalogue holds either one text under `errors.<name>` or, as the core does,
 * `title`, `body` and `next` below it.
 */
export function describeError(words: Words, { code, params }: Told): string {
  const key = params.readOnly === true ? READ_ONLY : errorKey(code);
  const values = readable(words, params);
  const title = textAt(words, `${key}.title`, values);
  if (title === undefined) return words.t(key, values);
  const body = textAt(words, `${key}.body`, values);
  return body === undefined ? title : `${title}. ${body}`;
}

/** What the person can do next, where the catalogue says it. */
export function describeNextStep(words: Words, { code, params }: Told): string {
  return textAt(words, `${errorKey(code)}.next`, readable(words, params)) ?? '';
}

/** One problem of one field in words: the plugin's own by its whole key, the core's text, else the one that the form pages use. */
export function describeProblem(words: Words, { problem, params }: FieldProblem): string {
  const values = { ...params };
  if (problem.includes(':')) return words.t(problem, values);
  return textAt(words, `core:problem.${problem}`, values) ?? words.t(`forms:problem.${problem}`, values);
}

function errorKey(code: string): string {
  const [owner = 'core', name = ''] = code.split('/');
  return owner === 'core' ? `core:errors.${code}` : `${owner}:errors.${name}`;
}

function textAt({ t }: Words, key: string, values: Record<string, unknown>): string | undefined {
  const text = t(key, values);
  // A missing text comes back as its key, with or without the namespace.
  return text === key || text === key.slice(key.indexOf(':') + 1) ? undefined : text;
}

function readable({ locale }: Words, params: ErrorParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    values[name] = value instanceof Date ? formatDateTime(locale, value) : value;
  }
  if (typeof params.retryAfter === 'number') values.count = params.retryAfter;
  return values;
}
