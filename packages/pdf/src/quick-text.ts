import type { EmbeddedFont, PdfInternals } from './pdf-internals.ts';

interface Sign {
  /** Glyph in the embedded subset, four hex digits. */
  readonly glyph: string;
  /** In thousandths of the font's size. */
  readonly width: number;
}

/** Signs that steer and show nothing: direction marks could turn a name round, and no font has a picture for them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** Stands for a sign that the font has not. */
const UNKNOWN = '?';

/**
 * Measures and draws single lines, sign by sign, with what was learnt of each sign. pdfkit's own way shapes every word anew,
 * which makes a list of 200,000 names take minutes.
 */
export class QuickText {
  readonly #font: EmbeddedFont;
  readonly #signs = new Map<string, Sign>();

  constructor(font: EmbeddedFont) {
    this.#font = font;
  }

  get font(): EmbeddedFont {
    return this.#font;
  }

  /** The text with nothing in it that the font cannot show. */
  printable(text: string): string {
    let shown = '';
    for (const sign of text
      .normalize('NFC')
      .replace(/[\t\r\n]+/g, ' ')
      .replace(INVISIBLE, ''))
      shown += this.#font.font.hasGlyphForCodePoint(sign.codePointAt(0)!) ? sign : UNKNOWN;
    return shown;
  }

  /** Width of the line in points. */
  width(text: string, size: number): number {
    let thousandths = 0;
    for (const sign of text) thousandths += this.#sign(sign).width;
    return (thousandths * size) / 1_000;
  }

  /** Hex of the line's glyphs, as a content stream shows it. */
  glyphs(text: string): string {
    let hex = '';
    for (const sign of text) hex += this.#sign(sign).glyph;
    return hex;
  }

  /** Lines that fit the width; a word that is wider than a line goes on in the next one. */
  wrap(text: string, size: number, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of this.printable(text)
      .split(' ')
      .flatMap((given) => this.#cut(given, size, width))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.width(longer, size) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  /** Draws one line on the current page; `y` is its baseline, from the top. */
  draw(page: PdfInternals, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
    page.page.fonts[this.#font.id] = this.#font.ref();
    page.addContent(
      `BT /${this.#font.id} ${size} Tf 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${this.glyphs(text)}> Tj ET`,
    );
  }

  #cut(word: string, size: number, width: number): string[] {
    if (this.width(word, size) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    for (const sign of word) {
      if (part !== '' && this.width(part + sign, size) > width) {
        parts.push(part);
        part = '';
      }
      part += sign;
    }
    return [...parts, part];
  }

  #sign(sign: string): Sign {
    const known = this.#signs.get(sign);
    if (known) return known;
    const [[glyph = '0000'], [position]] = this.#font.encode(sign);
    const learnt = { glyph, width: position?.advanceWidth ?? 0 };
    this.#signs.set(sign, learnt);
    return learnt;
  }
}
