import { cleanText } from './clean-text.ts';

const APOSTROPHES = /(?<=\p{L})['’ʼ`´‘′＇](?=\p{L})/gu;
const STRESS_MARK = /\u0301/gu;
const WORD = /[\p{L}\p{M}ʼ]+/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;

/** Latin letters that look exactly like Cyrillic ones, taken before lower-casing: «B» is «В», but «b» is not «в». */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  Ï: 'Ї',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  ï: 'ї',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
};

function foldLookAlikes(word: string): string {
  if (!CYRILLIC.test(word) || !LATIN.test(word)) return word;
  const folded = [...word].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
  // A Latin letter without a twin means the word is mixed on purpose («web-сайт», «IТ-парк»): leave it alone.
  return LATIN.test(folded) ? word : folded;
}

/** Text with every apostrophe between letters written as U+02BC, which full-text search takes for a letter. */
export function normaliseApostrophes(text: string): string {
  return text.replace(APOSTROPHES, 'ʼ');
}

/**
 * The form in which texts are indexed and queries are asked: NFC, lower case, apostrophes between letters as
 * U+02BC, ґ as г, «проект» as «проєкт», stress marks dropped, Latin look-alikes inside Cyrillic words folded,
 * spaces single. Both sides of a comparison must go through it; it is never shown.
 */
export function normaliseForSearch(text: string): string {
  return normaliseApostrophes(cleanText(text).replace(STRESS_MARK, ''))
    .replace(WORD, foldLookAlikes)
    .toLowerCase()
    .replaceAll('ґ', 'г')
    .replaceAll('проект', 'проєкт')
    .replace(/\s+/gu, ' ')
    .trim();
}
