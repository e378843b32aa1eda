const SOFT_BREAKS = /\v|\f/gu;
const WIDE_SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/gu;
/** Bullets as word processors write them: signs, letters of symbol fonts (private use), the «o» of Courier before a tab. */
const BULLET = /^[^\S\n]*(?:[·•▪◦●○■□‣⁃–—\uF0A7\uF0B7\uF0D8\uF076]|o(?=\t))[^\S\n]+/gmu;
const SYMBOL_LETTERS = /\p{Co}/gu;
const INNER_SPACES = /(?<=\S)[^\S\n]{2,}(?=\S)/gu;

/**
 * Text pasted from a word processor as a person would have typed it: soft line breaks become line ends, special spaces
 * plain ones, bullets of every kind `• `, letters of symbol fonts go. Quotes, dashes and paragraphs stay.
 */
export function pastedText(text: string): string {
  return text
    .replace(SOFT_BREAKS, '\n')
    .replace(BULLET, '• ')
    .replace(WIDE_SPACES, ' ')
    .replace(SYMBOL_LETTERS, '')
    .replace(INNER_SPACES, ' ');
}
