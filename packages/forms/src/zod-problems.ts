import { cleanText } from '@viche/i18n';
import type { FieldProblem } from '@viche/plugin-api';
import type { z } from 'zod';
import { isProblemCode } from './problems.ts';

type Issue = z.core.$ZodIssue;
type Problem = Pick<FieldProblem, 'problem' | 'params'>;

const MAX_UNKNOWN = 10;
const MAX_NAME = 80;
const FORMATS: Readonly<Record<string, string>> = {
  email: 'not-an-email',
  url: 'not-a-url',
  date: 'not-a-day',
  datetime: 'not-a-day',
  duration: 'not-a-duration',
};

/** A field name that came from outside, short enough to be shown and logged. */
export function shortName(name: string): string {
  return cleanText(name).slice(0, MAX_NAME);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'string' ? [...cleanText(value).trim()].length : 0;
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>, value: unknown): Problem {
  const min = Number(issue.minimum);
  if (issue.origin === 'string') return { problem: 'too-short', params: { count: min - lengthOf(value), min } };
  if (issue.origin === 'array' || issue.origin === 'set') {
    return { problem: 'too-few', params: { count: min - lengthOf(value), min } };
  }
  return { problem: 'too-small', params: { min: issue.inclusive ? min : min + 1 } };
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>, value: unknown): Problem {
  const max = Number(issue.maximum);
  if (issue.origin === 'string') return { problem: 'too-long', params: { count: lengthOf(value) - max, max } };
  if (issue.origin === 'array' || issue.origin === 'set') return { problem: 'too-many', params: { count: max, max } };
  return { problem: 'too-big', params: { max: issue.inclusive ? max : max - 1 } };
}

function custom(issue: Extract<Issue, { code: 'custom' }>): Problem {
  const { problem, ...params } = (issue.params ?? {}) as Record<string, unknown>;
  // A colon marks a plugin's own catalogue key; anything else outside the closed list has no text.
  const named = isProblemCode(problem) || (typeof problem === 'string' && problem.includes(':'));
  const shown = Object.entries(params).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return {
    problem: named ? String(problem) : 'invalid',
    ...(shown.length > 0 ? { params: Object.fromEntries(shown) as Record<string, string | number> } : {}),
  };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && cleanText(value).trim() === '');
}

function describe(issue: Issue, value: unknown): Problem {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && isAbsent(value) ? { problem: 'required' } : tooSmall(issue, value);
    case 'too_big':
      return tooBig(issue, value);
    case 'custom':
      return custom(issue);
    case 'not_multiple_of':
      return { problem: 'wrong-step', params: { step: Number(issue.divisor) } };
    case 'invalid_format':
      return { problem: isAbsent(value) ? 'required' : (FORMATS[issue.format] ?? 'wrong-format') };
    case 'invalid_value':
      return { problem: isAbsent(value) || issue.values.includes(true) ? 'required' : 'not-a-choice' };
    case 'invalid_type':
      if (isAbsent(value)) return { problem: 'required' };
      if (issue.expected === 'int') return { problem: 'not-a-whole-number' };
      return { problem: issue.expected === 'number' ? 'not-a-number' : 'invalid' };
    default:
      return { problem: isAbsent(value) ? 'required' : 'invalid' };
  }
}

/**
 * What zod refused, in the words of forms: one problem per field, the first. Give the parsed input too, so that the
 * counts (`add 12 more characters`) can be told. For `BadInput`: `new BadInput({ fields: problemsOf(error, input) })`.
 */
export function problemsOf(error: z.ZodError | z.core.$ZodError, input?: unknown): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, MAX_UNKNOWN)) {
        const field = shortName([...issue.path, key].map(String).join('.'));
        problems.set(field, { field, problem: 'unknown-field' });
      }
      continue;
    }
    const field = shortName(issue.path.map(String).join('.'));
    if (problems.has(field)) continue;
    const value = issue.input === undefined ? valueAt(input, issue.path) : issue.input;
    problems.set(field, { field, ...describe(issue, value) });
  }
  return [...problems.values()];
}
