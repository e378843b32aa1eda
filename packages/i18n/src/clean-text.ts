const LINE_ENDS = /\r\n?|\u2028|\u2029|\u0085/gu;
// C0 and C1 without tab and line feed: Postgres refuses NUL, terminals and PDF writers obey the rest.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the point
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu;
// Marks, embeddings, overrides and isolates: with them a title can be shown in another order than it is stored.
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
// Letters nobody sees make two equal titles differ. The joiner stays only inside an emoji, which falls apart without it.
const INVISIBLE =
  /[\u00AD\u180E\u200B\u200C\u2060-\u2064\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|(?<!\p{Extended_Pictographic}|\uFE0F|\p{Emoji_Modifier})\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Text as it is stored: NFC, line ends as \n, without control characters, bidirectional controls, zero-width
 * characters and lone surrogates. Words, apostrophes and inner spaces stay as the person typed them.
 */
export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '')
    .normalize('NFC');
}
