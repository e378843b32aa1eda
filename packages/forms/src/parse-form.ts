import type { FieldProblem } from '@viche/plugin-api';
import type { z } from 'zod';
import { fieldShapes } from './field-shape.ts';
import { FormReader } from './form-reader.ts';
import { type FormLimits, type FormValues, HIDDEN_FIELDS } from './form-values.ts';
import { problemsOf, shortName } from './zod-problems.ts';

export type ParsedForm<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly values: FormValues };

const OWN_FIELDS: ReadonlySet<string> = new Set(Object.values(HIDDEN_FIELDS));
const MAX_UNKNOWN = 10;

function overLimits(form: FormData, limits: FormLimits): FieldProblem | null {
  const { maxFields = 300, maxFieldLength = 100_000, maxLength = 1_000_000 } = limits;
  let [fields, length] = [0, 0];
  for (const [name, value] of form.entries()) {
    fields += 1;
    if (fields > maxFields) return { field: '', problem: 'too-many-fields' };
    const size = typeof value === 'string' ? value.length : 0;
    length += name.length + size;
    if (length > maxLength) return { field: '', problem: 'too-large' };
    if (size > maxFieldLength) return { field: shortName(name), problem: 'too-large' };
  }
  return null;
}

function unknownFields(form: FormData, read: ReadonlySet<string>): FieldProblem[] {
  const names = [...new Set(form.keys())].filter((name) => !read.has(name) && !OWN_FIELDS.has(name));
  return names.slice(0, MAX_UNKNOWN).map((name) => ({ field: shortName(name), problem: 'unknown-field' }));
}

/** What was typed into the fields that the schema has; nothing when the form is over its limits. */
export function typedValues(schema: z.ZodObject, form: FormData, limits: FormLimits = {}): FormValues {
  if (overLimits(form, limits)) return {};
  const reader = new FormReader(form);
  reader.readFields(fieldShapes(schema), '');
  return reader.values;
}

/**
 * Checks a posted form against the schema that made it. Reads only names that the schema has, so no posted name ever
 * becomes a key of an object; unknown, repeated and too many fields refuse the whole form. A refusal carries the
 * problems in the schema's order, one per field, and the typed text to show again.
 *
 * @example
 * const form = parseForm(z.strictObject({ title: line({ max: 120 }) }), await request.formData());
 * if (!form.ok) return showAgain(form.values, form.problems);
 */
export function parseForm<S extends z.ZodObject>(
  schema: S,
  form: FormData,
  limits: FormLimits = {},
): ParsedForm<z.output<S>> {
  const over = overLimits(form, limits);
  if (over) return { ok: false, problems: [over], values: {} };
  const reader = new FormReader(form);
  const input = reader.readFields(fieldShapes(schema), '');
  const unknown = unknownFields(form, reader.names);
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success && reader.problems.size === 0 && unknown.length === 0) return { ok: true, value: parsed.data };

  const problems = new Map(reader.problems);
  if (!parsed.success) {
    for (const problem of problemsOf(parsed.error, input)) {
      if (!problems.has(problem.field)) problems.set(problem.field, problem);
    }
  }
  const order = Object.keys(reader.values);
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
  const sorted = [...problems.values()].sort((a, b) => place(a.field) - place(b.field));
  return { ok: false, problems: [...sorted, ...unknown], values: reader.values };
}
