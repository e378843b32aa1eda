import { diffArrays } from 'diff';

/** A piece of a text: as it was and is, or taken out, or put in. */
export interface Piece {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

// Words as the language cuts them: the library's own pattern knows Latin letters only.
const WORDS = new Intl.Segmenter('uk', { granularity: 'word' });

const cut = (text: string): string[] => [...WORDS.segment(text)].map(({ segment }) => segment);

/** What changed from one text to the next, word by word, spaces and signs included: both texts can be read back whole. */
export const wordChanges = (before: string, after: string): Piece[] =>
  diffArrays(cut(before), cut(after)).map(({ added, removed, value }) => ({
    kind: added ? 'inserted' : removed ? 'deleted' : 'same',
    text: value.join(''),
  }));
