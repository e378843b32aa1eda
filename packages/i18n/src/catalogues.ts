import { LOCALES, type Locale } from './locale.ts';

/** Texts of one namespace in one language: nested keys, plural forms as `key_one`, `key_few`, `key_many`, `key_other`. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** Texts of one owner (the core, the design system, a plugin) in both languages. */
export interface Catalogue {
  readonly ns: string;
  readonly uk: Messages;
  readonly en: Messages;
}

/** Frozen set of all catalogues of a process, by language and namespace. */
export type Catalogues = Readonly<Record<Locale, Readonly<Record<string, Messages>>>>;

function freezeDeep(messages: Messages): Messages {
  for (const value of Object.values(messages)) if (typeof value === 'object') freezeDeep(value);
  return Object.freeze(messages);
}

/**
 * Joins catalogues into one frozen set.
 * @throws Error when two catalogues claim one namespace: a plugin could otherwise replace another's words
 */
export function loadCatalogues(list: readonly Catalogue[]): Catalogues {
  const seen = new Set<string>();
  for (const { ns } of list) {
    if (seen.has(ns)) throw new Error(`Two catalogues claim the namespace "${ns}"`);
    seen.add(ns);
  }
  const byLocale = LOCALES.map((locale) => {
    const entries = list.map((catalogue) => [catalogue.ns, freezeDeep(structuredClone(catalogue[locale]))] as const);
    return [locale, Object.freeze(Object.fromEntries(entries))] as const;
  });
  return Object.freeze(Object.fromEntries(byLocale)) as Catalogues;
}
