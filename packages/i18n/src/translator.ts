import { createInstance } from 'i18next';
import type { Catalogues } from './catalogues.ts';
import { formatNumber } from './format.ts';
import { LOCALES, type Locale } from './locale.ts';
import { typeset } from './typography.ts';

/** Values for the placeholders of a text; `count` also chooses the plural form. */
export type TextValues = Readonly<Record<string, unknown>>;
/** Finds a text by `ns:key.path`, fills its placeholders and sets non-breaking spaces. An unknown key comes back as it is. */
export type Translate = (key: string, values?: TextValues) => string;

/** Text with `{{name}}` and `{{name, number}}` at most: no other formats, no nesting. */
const PLAIN_TEMPLATE = /^(?:(?!\{\{|\$t\().|\{\{\w+(?:, number)?\}\})*$/s;
const PLACEHOLDER = /\{\{(\w+)(, number)?\}\}/g;

/** The texts of one language. Frozen and without state, so one serves all requests of a process. */
export interface Translator {
  readonly locale: Locale;
  readonly t: Translate;
  /** True when the catalogue has the key. */
  readonly has: (key: string) => boolean;
}

/**
 * Makes the translator of one language over loaded catalogues. Nothing global is touched: two translators never
 * see each other. Make it once per process, not per request.
 * @example
 * const catalogues = loadCatalogues([coreCatalogue, { ns: 'petitions', uk, en }]);
 * createTranslator('uk', catalogues).t('petitions:signed', { count: 5 });
 */
export function createTranslator(locale: Locale, catalogues: Catalogues): Translator {
  const i18n = createInstance();
  i18n.use({ type: 'postProcessor', name: 'typography', process: (text: string) => typeset(text, locale) });
  void i18n.init({
    lng: locale,
    supportedLngs: [...LOCALES],
    // No fallback to the other language: a missing text is a defect that must be seen, not half a page in English.
    fallbackLng: false,
    ns: Object.keys(catalogues[locale]),
    defaultNS: 'core',
    resources: { [locale]: catalogues[locale] },
    initAsync: false,
    interpolation: { escapeValue: false },
    postProcess: ['typography'],
    returnNull: false,
  });
  // One instance serves everybody: a request that changed its language would change the language of all others.
  i18n.changeLanguage = () => Promise.reject(new Error('A translator keeps its language; take the other translator'));
  // A text without values is always the same: a page asks for a hundred of them.
  const texts = new Map<string, string>();
  function plain(key: string): string {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = String(i18n.t(key, {}));
    if (i18n.exists(key)) texts.set(key, text);
    return text;
  }

  // The library works a text out in a hundred steps; nearly all of ours are a plural form with values put in.
  const rules = new Intl.PluralRules(locale);
  const templates = new Map<string, string | null>();
  function templateOf(key: string): string | null {
    let template = templates.get(key);
    if (template === undefined) {
      const [ns = '', path = ''] = key.split(':', 2);
      const found: unknown = i18n.getResource(locale, ns, path);
      template = typeof found === 'string' && PLAIN_TEMPLATE.test(found) ? found : null;
      if (typeof found === 'string') templates.set(key, template);
    }
    return template;
  }
  function filled(key: string, values: TextValues): string {
    const { count } = values;
    const form = typeof count === 'number' ? templateOf(`${key}_${rules.select(count)}`) : null;
    const template = form ?? templateOf(key);
    if (template === null) return String(i18n.t(key, { ...values }));
    return typeset(
      template.replace(PLACEHOLDER, (_whole, name: string, format: string | undefined) => {
        const value = values[name] ?? '';
        return format && typeof value === 'number' ? formatNumber(locale, value) : String(value);
      }),
      locale,
    );
  }
  return Object.freeze({
    locale,
    t: (key: string, values?: TextValues) => (values ? filled(key, values) : plain(key)),
    has: (key: string) => i18n.exists(key),
  });
}

/** Both translators of a process, made once at start. */
export function createTranslators(catalogues: Catalogues): Readonly<Record<Locale, Translator>> {
  return Object.freeze({ uk: createTranslator('uk', catalogues), en: createTranslator('en', catalogues) });
}
