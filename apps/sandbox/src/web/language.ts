/** The languages of the sandbox's pages. */
export type Language = 'uk' | 'en';

/** The first language of an OIDC `ui_locales` or a `lang` parameter that the sandbox speaks; Ukrainian otherwise. */
export function languageFrom(wish: unknown): Language {
  if (typeof wish !== 'string') return 'uk';
  for (const tag of wish.toLowerCase().split(/[\s,]+/)) {
    if (/^uk\b/.test(tag)) return 'uk';
    if (/^en\b/.test(tag)) return 'en';
  }
  return 'uk';
}
