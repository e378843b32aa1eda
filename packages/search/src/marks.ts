/** A piece of a text; `hit` where it is a word that was searched for. */
export interface MarkedPiece {
  readonly text: string;
  readonly hit: boolean;
}

const LETTER_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_AFTER = /^[\p{L}\p{N}\p{M}]/u;

/** Cuts a text at the words that were found in it, whole words only; joined again, the pieces are the text. */
export function markWords(text: string, words: readonly string[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const longestFirst = [...words].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  let plain = 0;
  let place = 0;
  while (place < text.length) {
    const word = LETTER_BEFORE.test(text.slice(0, place))
      ? undefined
      : longestFirst.find(
          (known) => text.startsWith(known, place) && !LETTER_AFTER.test(text.slice(place + known.length)),
        );
    if (!word) {
      place += 1;
      continue;
    }
    if (place > plain) pieces.push({ text: text.slice(plain, place), hit: false });
    pieces.push({ text: word, hit: true });
    place += word.length;
    plain = place;
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain), hit: false });
  return pieces;
}
