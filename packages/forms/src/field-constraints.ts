import type { z } from 'zod';
import { type AnswerShape, type FieldShape, fieldShapes } from './field-shape.ts';

/** What the browser may check by itself, by the same schema as the server. Numbers of money are kopiykas. */
export interface FieldConstraints {
  readonly required: boolean;
  readonly type: 'text' | 'email' | 'tel' | 'url' | 'date' | 'checkbox' | 'file' | 'textarea' | 'select';
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url';
  readonly autoComplete?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number;
  readonly pattern?: string;
  readonly choices?: readonly string[];
  readonly multiple?: true;
}

// Text fields, not type=number: that one drops spaces and commas before the server can read them, and scrolls away values.
const NUMBER_PATTERN = "[+\\-−]?[0-9\\s'’]+([.,]0{1,2})?";
const DECIMAL_PATTERN = "[+\\-−]?[0-9\\s'’]+([.,][0-9]{1,6})?";
const MONEY_PATTERN = "[0-9\\s'’]+([.,][0-9]{1,2})?\\s*(₴|грн\\.?)?";

function kindConstraints(shape: AnswerShape): Omit<FieldConstraints, 'required'> {
  switch (shape.kind) {
    case 'email':
      return { type: 'email', inputMode: 'email', autoComplete: 'email' };
    case 'phone':
      return { type: 'tel', inputMode: 'tel', autoComplete: 'tel' };
    case 'url':
      return { type: 'url', inputMode: 'url' };
    case 'day':
      return { type: 'date', ...bounds(shape.from, shape.to) };
    case 'money':
      return { type: 'text', inputMode: 'decimal', pattern: MONEY_PATTERN, ...bounds(shape.min, shape.max) };
    case 'whole':
      return { type: 'text', inputMode: 'numeric', pattern: NUMBER_PATTERN, ...bounds(shape.min, shape.max) };
    case 'decimal':
      return { type: 'text', inputMode: 'decimal', pattern: DECIMAL_PATTERN, ...bounds(shape.min, shape.max) };
    case 'switch':
      return { type: 'checkbox' };
    case 'choice':
      return { type: 'select', choices: shape.choices ?? [] };
    case 'file':
      return { type: 'file' };
    case 'paragraphs':
      return { type: 'textarea' };
    default:
      return { type: 'text', ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }) };
  }
}

function bounds<T extends number | string>(min: T | undefined, max: T | undefined) {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function isText(shape: AnswerShape): boolean {
  return shape.kind === 'text' || shape.kind === 'line' || shape.kind === 'paragraphs' || shape.kind === 'email';
}

function takesEmptyText(shape: AnswerShape): boolean {
  if (!isText(shape) || shape.kind === 'email' || shape.minLength) return false;
  return shape.pattern === undefined || new RegExp(shape.pattern, 'u').test('');
}

function answerConstraints(shape: AnswerShape): FieldConstraints {
  const mayBeEmpty = !shape.required || shape.nullable || takesEmptyText(shape);
  return {
    // A switch that is off is an answer, so `required` on a checkbox would ask for consent to everything.
    required: shape.kind !== 'switch' && !mayBeEmpty,
    ...kindConstraints(shape),
    ...(isText(shape) && shape.minLength ? { minLength: shape.minLength } : {}),
    ...(isText(shape) && shape.maxLength !== undefined ? { maxLength: shape.maxLength } : {}),
    ...(shape.step === undefined ? {} : { step: shape.step }),
  };
}

function collect(shape: FieldShape, name: string, found: Record<string, FieldConstraints>): void {
  if (shape.kind === 'group') {
    for (const [key, child] of shape.fields) collect(child, `${name}.${key}`, found);
  } else if (shape.kind === 'many') {
    const { item } = shape;
    if (item.kind === 'group' || item.kind === 'many') collect(item, `${name}.*`, found);
    // `required` on each of several checkboxes would ask for all of them.
    else found[name] = { ...answerConstraints(item), required: false, multiple: true };
  } else {
    found[name] = answerConstraints(shape);
  }
}

/**
 * Browser constraints of every field, by dotted name; rows of a list of groups stand under `rows.*.title`.
 *
 * @example fieldConstraints(z.strictObject({ title: line({ min: 10, max: 120 }) })).title // { required: true, type: 'text', minLength: 10, maxLength: 120 }
 */
export function fieldConstraints(schema: z.ZodObject): Readonly<Record<string, FieldConstraints>> {
  const found: Record<string, FieldConstraints> = {};
  for (const [name, shape] of fieldShapes(schema)) collect(shape, name, found);
  return found;
}
