import {
  type FormValues,
  HIDDEN_FIELDS,
  parseTypedDay,
  parseTypedMoney,
  parseTypedWhole,
  problemsOf,
} from '@viche/forms';
import { cleanText } from '@viche/i18n';
import type { FieldProblem, SettingsSchema } from '@viche/plugin-api';
import type { z } from 'zod';
import { DURATION_UNITS, isoDuration } from './duration.ts';
import { type FieldModel, formModel } from './field-model.ts';

/** Hidden and extra fields of a settings form, beside those of every form. */
export const SETTINGS_FIELDS = { revision: '_revision', reason: '_reason', intent: '_intent' } as const;
const OWN_FIELDS: ReadonlySet<string> = new Set([...Object.values(HIDDEN_FIELDS), ...Object.values(SETTINGS_FIELDS)]);
const MAX_TEXT = 20_000;
const MAX_ENTRIES = 1_000;

export type PostedSettings<S extends SettingsSchema> =
  | {
      readonly ok: true;
      /** Every setting but the secrets. */
      readonly values: Partial<z.input<S>>;
      /** New secrets, `null` to erase. A secret that is not here stays as it is. */
      readonly secrets: Readonly<Record<string, string | null>>;
      /** Revision that the page showed; 0 when nothing was saved yet. */
      readonly revision: number;
      readonly reason: string;
    }
  | { readonly ok: false; readonly problems: readonly FieldProblem[]; readonly values: FormValues };

/** One posted form on its way to values: what was typed, what is wrong with it. */
class SettingsReader {
  readonly typed: Record<string, string | string[]> = {};
  readonly problems: FieldProblem[] = [];
  readonly names = new Set<string>();
  readonly #form: FormData;

  constructor(form: FormData) {
    this.#form = form;
  }

  texts(name: string): string[] {
    this.names.add(name);
    const posted = this.#form.getAll(name).filter((value): value is string => typeof value === 'string');
    return posted.map((text) => cleanText(text).trim().slice(0, MAX_TEXT));
  }

  text(name: string): string {
    const found = this.texts(name);
    if (found.length > 1) this.refuse(name, 'repeated');
    const text = found[0] ?? '';
    this.typed[name] = text;
    return text;
  }

  refuse(field: string, problem: string): undefined {
    if (!this.problems.some((known) => known.field === field)) this.problems.push({ field, problem });
    return undefined;
  }

  read(field: FieldModel): unknown {
    switch (field.widget) {
      case 'switch':
        return ['on', 'true', '1'].includes(this.text(field.key));
      case 'multi-select':
        return this.#keep(field.key, this.texts(field.key));
      case 'list':
        return this.#lines(field.key);
      case 'duration':
        return this.#duration(field);
      default:
        return this.#single(field);
    }
  }

  #keep(name: string, texts: string[]): string[] {
    this.typed[name] = texts;
    return texts;
  }

  /** A list is one text area, a line for an item; several fields of one name are taken too. */
  #lines(name: string): string[] {
    const items = this.texts(name).flatMap((text) => text.split('\n'));
    return this.#keep(
      name,
      items.map((item) => item.trim()).filter((item) => item !== ''),
    );
  }

  #duration(field: FieldModel): string | null | undefined {
    const amountText = this.text(`${field.key}.amount`);
    const unit = DURATION_UNITS.find((name) => name === this.text(`${field.key}.unit`));
    if (amountText === '') return field.nullable ? null : this.refuse(field.key, 'required');
    const amount = parseTypedWhole(amountText);
    if (amount === null || amount < 0 || amount > 999_999 || !unit) return this.refuse(field.key, 'not-a-duration');
    return isoDuration({ amount, unit });
  }

  #single(field: FieldModel): unknown {
    const text = this.text(field.key);
    if (text === '' && field.nullable) return null;
    if (field.widget === 'text' || field.widget === 'textarea' || field.widget === 'url') return text;
    if (text === '') return this.refuse(field.key, 'required');
    if (field.widget === 'select') return text;
    if (field.widget === 'integer') return parseTypedWhole(text) ?? this.refuse(field.key, 'not-a-whole-number');
    if (field.widget === 'money') return parseTypedMoney(text) ?? this.refuse(field.key, 'not-money');
    return parseTypedDay(text) ?? this.refuse(field.key, 'not-a-day');
  }
}

// Cleaned like nothing else: a password may hold any character, and must come back from the seal as it went in.
function readSecret(form: FormData, key: string): string | null | undefined {
  if (form.get(`${key}.clear`) === 'on') return null;
  const text = form.get(key);
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function readRevision(form: FormData): number {
  const text = form.get(SETTINGS_FIELDS.revision);
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/**
 * Reads a posted settings form. Names are the setting's keys; a length of time comes as `key.amount` and `key.unit`, a
 * secret as `key` (empty = keep) or `key.clear`. A refusal carries a problem per field and the typed text, never a
 * typed secret.
 */
export function parseSettingsForm<S extends SettingsSchema>(schema: S, form: FormData): PostedSettings<S> {
  if ([...form.keys()].length > MAX_ENTRIES) {
    return { ok: false, problems: [{ field: '', problem: 'too-many-fields' }], values: {} };
  }
  const reader = new SettingsReader(form);
  const values: Record<string, unknown> = {};
  const secrets: Record<string, string | null> = {};
  for (const field of formModel(schema)) {
    if (field.widget === 'secret') {
      const secret = readSecret(form, field.key);
      reader.names.add(field.key).add(`${field.key}.clear`);
      if (secret !== undefined) secrets[field.key] = secret;
    } else {
      const value = reader.read(field);
      if (value !== undefined) values[field.key] = value;
    }
  }
  for (const name of new Set(form.keys())) {
    if (!reader.names.has(name) && !OWN_FIELDS.has(name)) reader.refuse(cleanText(name).slice(0, 80), 'unknown-field');
  }
  const typedSecrets = Object.fromEntries(Object.entries(secrets).filter(([, text]) => text !== null));
  const parsed = schema.safeParse({ ...values, ...typedSecrets }, { reportInput: true });
  if (!parsed.success) {
    for (const problem of problemsOf(parsed.error, values)) {
      if (!reader.problems.some(({ field }) => field === problem.field)) reader.problems.push(problem);
    }
  }
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems, values: reader.typed };
  const reason = cleanText(String(form.get(SETTINGS_FIELDS.reason) ?? ''))
    .trim()
    .slice(0, 1_000);
  return { ok: true, values: values as Partial<z.input<S>>, secrets, revision: readRevision(form), reason };
}
