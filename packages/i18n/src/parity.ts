import type { Catalogue, Messages } from './catalogues.ts';
import { LOCALES, type Locale } from './locale.ts';

const PLURAL_FORMS: Record<Locale, readonly string[]> = {
  uk: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
};
const PLURAL_KEY = /^(.*)_(zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{-?\s*([\w.]+)/g;

interface Entry {
  forms: Set<string>;
  placeholders: Set<string>;
}

function flatten(messages: Messages, prefix: string, entries: Map<string, Entry>, problems: string[], where: string) {
  for (const [key, value] of Object.entries(messages)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value !== 'string') {
      flatten(value, path, entries, problems, where);
      continue;
    }
    if (value.trim() === '') problems.push(`${where} ${path}: empty text`);
    if (value.includes('\u00A0')) problems.push(`${where} ${path}: non-breaking space typed by hand`);
    const [, stem = path, form = ''] = PLURAL_KEY.exec(path) ?? [];
    const entry = entries.get(stem) ?? { forms: new Set(), placeholders: new Set() };
    entry.forms.add(form);
    for (const [, name = ''] of value.matchAll(PLACEHOLDER)) entry.placeholders.add(name);
    entries.set(stem, entry);
  }
}

/**
 * Compares both languages of a catalogue: same keys, all plural forms of the language, same placeholders, no empty
 * text, no non-breaking space typed by hand. Returns problems in words; an empty list means the catalogue is whole.
 */
export function checkKeyParity(catalogue: Catalogue): string[] {
  const problems: string[] = [];
  const byLocale = new Map<Locale, Map<string, Entry>>();
  for (const locale of LOCALES) {
    const entries = new Map<string, Entry>();
    flatten(catalogue[locale], '', entries, problems, `${catalogue.ns}/${locale}`);
    byLocale.set(locale, entries);
    for (const [key, { forms }] of entries) {
      if (forms.has('')) continue;
      const missing = PLURAL_FORMS[locale].filter((form) => !forms.has(form));
      if (missing.length > 0) problems.push(`${catalogue.ns}/${locale} ${key}: no plural form ${missing.join(', ')}`);
    }
  }
  const [uk, en] = [byLocale.get('uk') ?? new Map<string, Entry>(), byLocale.get('en') ?? new Map<string, Entry>()];
  for (const key of new Set([...uk.keys(), ...en.keys()])) {
    const [ukEntry, enEntry] = [uk.get(key), en.get(key)];
    if (!ukEntry || !enEntry) {
      problems.push(`${catalogue.ns}/${ukEntry ? 'en' : 'uk'} ${key}: missing`);
      continue;
    }
    const differ = [...ukEntry.placeholders, ...enEntry.placeholders].filter(
      (name) => !ukEntry.placeholders.has(name) || !enEntry.placeholders.has(name),
    );
    if (differ.length > 0) problems.push(`${catalogue.ns} ${key}: placeholders differ: ${differ.join(', ')}`);
  }
  return problems;
}
