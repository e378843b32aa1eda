import type { PdfInternals, PdfObject } from './pdf-internals.ts';
import type { QuickText } from './quick-text.ts';

const SIZE = 8.5;
const FORM = 'Pages';
const FORM_WIDTH = 60;

/**
 * `сторінка 3 з 12` at the foot of each page. How many pages there are is known when the last one is full, and the first ones
 * are sent by then: the number stands in a form of its own, which every page shows and which is written last.
 */
export class PageNumbers {
  readonly #text: QuickText;
  readonly #form: PdfObject;
  readonly #words: (page: number) => readonly [before: string, after: string];
  #page = 0;

  constructor(page: PdfInternals, text: QuickText, words: (page: number) => readonly [before: string, after: string]) {
    this.#text = text;
    this.#words = words;
    this.#form = page.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -4, FORM_WIDTH, SIZE + 4],
      Resources: { Font: { [text.font.id]: text.font.ref() } },
    });
  }

  /** Draws the foot of the page that has just begun; `note` stands at its left. */
  draw(
    page: PdfInternals,
    { left, right, bottom, note }: { left: number; right: number; bottom: number; note: string },
  ): void {
    this.#page += 1;
    const [before, after] = this.#words(this.#page);
    const y = page.page.height - bottom;
    const start = right - this.#text.width(`${before}00000${after}`, SIZE);
    page.page.xobjects[FORM] = this.#form;
    page.addContent('/Artifact <</Type /Pagination>> BDC');
    this.#text.draw(page, this.#text.wrap(note, SIZE, start - left - 12)[0] ?? '', { x: left, y, size: SIZE });
    this.#text.draw(page, before, { x: start, y, size: SIZE });
    const x = start + this.#text.width(before, SIZE);
    page.addContent(`q 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} cm /${FORM} Do Q`);
    page.addContent('EMC');
  }

  /** Writes the number of pages, once, when no page follows. */
  end(): void {
    const [, after] = this.#words(this.#page);
    const total = this.#text.glyphs(`${this.#page}${after}`);
    this.#form.end(`BT /${this.#text.font.id} ${SIZE} Tf 0 0 Td <${total}> Tj ET`);
  }
}
