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

/**
 * Short mark of what a form asks: equal for equal schemas in every process, other when a field or limit changed. `told` is what
 * the page says to whoever answers (numbers, terms): an answer given under other words is not one to these.
 */
export function formVersion(schema: z.ZodObject, told?: Readonly<Record<string, unknown>>): string {
  const asked = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const shape = JSON.stringify(sorted(told ? { asked, told } : asked));
  return mark(shape, 0x811c9dc5) + mark(shape, 0x1b873593);
}

/** An older edition of a form that is still taken, and how its answers become today's. */
export interface EarlierForm<S extends z.ZodObject> {
  readonly schema: z.ZodObject;
  map(value: Readonly<Record<string, unknown>>): z.input<S>;
}

/** An older page that is still taken, and how its fields become those of today's. */
export interface EarlierPage {
  readonly version: string;
  map(form: FormData): FormData;
}

/**
 * The fields of a posted page as today's page names them (R18), without the mark itself. For forms that a command reads, not a
 * schema; `parseVersionedForm` does the same for a schema.
 *
 * @returns null for a page that is neither today's nor one of `earlier`, or carries no mark: answer `core/form-changed`.
 */
export function fieldsOfToday(form: FormData, today: string, earlier: readonly EarlierPage[] = []): FormData | null {
  const posted = form.getAll(HIDDEN_FIELDS.version);
  const fields = new FormData();
  for (const [name, value] of form) if (name !== HIDDEN_FIELDS.version) fields.append(name, value);
  if (posted.length !== 1) return null;
  if (posted[0] === today) return fields;
  return earlier.find(({ version }) => version === posted[0])?.map(fields) ?? null;
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
