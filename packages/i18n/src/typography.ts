import type { Locale } from './locale.ts';

const NBSP = '\u00A0';
const MONTHS_UK =
  'січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|січень|лютий|березень|квітень|травень|червень|липень|серпень|вересень|жовтень|листопад|грудень';
const MONTHS_EN = 'January|February|March|April|May|June|July|August|September|October|November|December';

const SPACE_AFTER_SIGN = /([№§])[ \u202F](?=[\p{L}\p{N}])/gu;
const SPACE_AFTER_ONE_LETTER_WORD = /(?<![\p{L}\p{N}\p{M}'’ʼ-])(\p{Script=Cyrillic}) (?=[\p{L}\p{N}«“„"(№])/gu;
const SPACE_IN_DIGIT_GROUPS = /(?<=(?<![\p{N},.])\p{Nd}{1,3}(?:[ \u00A0]\p{Nd}{3})*)[ \u202F](?=\p{Nd}{3}(?!\p{Nd}))/gu;
const SPACE_BEFORE_UNIT = /(?<=\p{Nd})[ \u202F](?=[₴%‰])/gu;
const SPACE_BEFORE_YEAR_MARK = /(?<=\p{Nd}{4})[ \u202F](?=рр?\.)/gu;
const SPACE_BEFORE_MONTH: Record<Locale, RegExp> = {
  uk: new RegExp(`(?<=\\p{Nd})[ \\u202F](?=(?:${MONTHS_UK})(?!\\p{L}))`, 'gu'),
  en: new RegExp(`(?<=\\p{Nd})[ \\u202F](?=(?:${MONTHS_EN})\\b)`, 'gu'),
};

/**
 * Puts non-breaking spaces where a line must not end: after № and one-letter words, between digit groups,
 * before ₴, %, the year's «р.» and names of months. Catalogues are typed with plain spaces; this runs on every
 * translated text, so nobody has to type U+00A0 by hand.
 */
export function typeset(text: string, locale: Locale = 'uk'): string {
  const seen = remembered[locale];
  const known = seen.get(text);
  if (known !== undefined) return known;
  const set = withFirmSpaces(text, locale);
  if (seen.size >= MOST_REMEMBERED) seen.clear();
  if (text.length <= LONGEST_REMEMBERED) seen.set(text, set);
  return set;
}

// Pages say the same short things over and over («Лишилося 23 дні»), and the patterns look behind at every letter.
const MOST_REMEMBERED = 5_000;
const LONGEST_REMEMBERED = 200;
const remembered: Readonly<Record<Locale, Map<string, string>>> = { uk: new Map(), en: new Map() };

function withFirmSpaces(text: string, locale: Locale): string {
  return text
    .replace(SPACE_AFTER_SIGN, `$1${NBSP}`)
    .replace(SPACE_AFTER_ONE_LETTER_WORD, `$1${NBSP}`)
    .replace(SPACE_IN_DIGIT_GROUPS, NBSP)
    .replace(SPACE_BEFORE_UNIT, NBSP)
    .replace(SPACE_BEFORE_YEAR_MARK, NBSP)
    .replace(SPACE_BEFORE_MONTH[locale], NBSP);
}
