/**
 * One line out of any text: line breaks and other control characters become spaces (a line break in a header would begin
 * a new header), and the marks that turn the direction of writing go, because with them a text can be read backwards.
 */
export function singleLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

/** One line for a header, without the `=?` by which mail programs decode text, so that nothing can hide in it. */
export function headerText(text: string): string {
  return singleLine(text).replaceAll('=?', '= ?');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes text safe inside an HTML element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
