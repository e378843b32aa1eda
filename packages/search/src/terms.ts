import { normaliseForSearch } from '@viche/i18n';
import { STOP_WORDS } from './stop-words.ts';
import { stemUkrainian } from './ukrainian-stem.ts';

// As people type: an apostrophe of any of the five kinds between letters belongs to the word.
const WRITTEN_WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`´‘′＇][\p{L}\p{M}]+)*/gu;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const HAS_DIGIT = /\p{N}/u;
/** Longer words are names of files and jokes; they are found by their beginning. */
const LONGEST_TERM = 40;

/** A word of a text with its place in it, in UTF-16 units, and the term that it is found by; null for one that finds nothing. */
export interface TextWord {
  readonly start: number;
  readonly end: number;
  readonly term: string | null;
}

/** The term of one word as a person wrote it: its stem, or null for a word that tells no text from another. */
export function termOf(written: string): string | null {
  const word = normaliseForSearch(written).replace(/^ʼ+|ʼ+$/gu, '');
  if (word === '' || STOP_WORDS.has(word)) return null;
  if (HAS_DIGIT.test(word)) return word.slice(0, LONGEST_TERM);
  if ([...word].length < 2) return null;
  return (CYRILLIC.test(word) ? stemUkrainian(word) : stemEnglish(word)).slice(0, LONGEST_TERM);
}

/** Every word of a text, in its order. Letters of other scripts are words too. */
export function* wordsOf(text: string): Generator<TextWord> {
  for (const { 0: written, index } of text.matchAll(WRITTEN_WORD))
    yield { start: index, end: index + written.length, term: termOf(written) };
}

/** The different terms of a text, in the order in which they first come. */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const { term } of wordsOf(text)) if (term !== null) terms.add(term);
  return [...terms];
}

/** English texts are the guests here: plurals and the commonest endings are enough. */
function stemEnglish(word: string): string {
  const cut = word.length > 4 ? word.replace(/(?:ies|ied)$/u, 'y').replace(/(?:ing|ed|es|s)$/u, '') : word;
  if (cut.length < 3) return word;
  return cut
    .replace(/([bdgklmnprt])\1$/u, '$1')
    .replace(/(?<=..)e$/u, '')
    .replace(/y$/u, 'i');
}
