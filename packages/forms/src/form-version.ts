import { z } from 'zod';
import type { FormLimits } from './form-values.ts';
import { HIDDEN_FIELDS } from './form-values.ts';
import { type ParsedForm, parseForm, typedValues } from './parse-form.ts';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}

/** FNV-1a. Tells editions of a form apart, guards nothing, and so needs no node:crypto in a browser's bundle. */
function mark(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36).padStart(7, '0');
}

/** Short mark of what a form asks: equal for equal schemas in every process, other when a field or limit changed. */
export function formVersion(schema: z.ZodObject): string {
  const shape = JSON.stringify(sorted(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
  return mark(shape, 0x811c9dc5) + mark(shape, 0x1b873593);
}

/** An older edition of a form that is still taken, and how its answers become today's. */
export interface EarlierForm<S extends z.ZodObject> {
  readonly schema: z.ZodObject;
  map(value: Readonly<Record<string, unknown>>): z.input<S>;
}

export type VersionedForm<T> = ParsedForm<T> | (Extract<ParsedForm<T>, { ok: false }> & { readonly changed: true });

/**
 * `parseForm` for a page that may be older than the server (R18). The page's edition stands in the hidden field
 * `_version`. Today's edition is parsed, an earlier one is parsed by its own schema and mapped, any other is refused
 * with `changed: true` and the typed text of the fields that still exist: answer `core/form-changed` and show it.
 */
export function parseVersionedForm<S extends z.ZodObject>(
  schema: S,
  form: FormData,
  { earlier = [], ...limits }: FormLimits & { readonly earlier?: readonly EarlierForm<S>[] } = {},
): VersionedForm<z.output<S>> {
  const posted = form.get(HIDDEN_FIELDS.version);
  if (posted === formVersion(schema)) return parseForm(schema, form, limits);
  const old = earlier.find((edition) => formVersion(edition.schema) === posted);
  if (old) {
    const answers = parseForm(old.schema, form, limits);
    if (!answers.ok) return answers;
    const mapped = schema.safeParse(old.map(answers.value));
    if (mapped.success) return { ok: true, value: mapped.data };
  }
  // Even answers that fit by luck do not count: the person has to see today's questions first.
  return { ok: false, changed: true, problems: [], values: typedValues(schema, form, limits) };
}
