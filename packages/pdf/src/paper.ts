import PDFDocument from 'pdfkit';
import { FONT_NAMES, type FontName, fontFile } from './fonts.ts';
import { PageNumbers } from './page-numbers.ts';
import { internals, type PdfInternals } from './pdf-internals.ts';
import { QuickText } from './quick-text.ts';

export interface PaperFacts {
  /** Stands in the window of the reader's program. */
  readonly title: string;
  readonly language: 'uk' | 'en';
  /** Who speaks: the hromada. */
  readonly author: string;
  /** Stands at the foot of each page; without it pages have no foot. */
  readonly foot?: { readonly note: string; readonly page: (page: number) => readonly [before: string, after: string] };
  readonly createdAt: Date;
}

/** Of A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 56, footAt: 30 } as const;
export const COLUMN = PAGE.width - 2 * PAGE.margin;

/** Bytes that may wait for a slow reader before the writer waits too. */
const MOST_WAITING = 256 * 1024;

/** The reader went away: nobody waits for the rest. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

type Document = InstanceType<typeof PDFDocument>;
type Element = PDFKit.PDFStructureElement;

/**
 * An A4 document that people print and programs read aloud: real text in an embedded font, language, title, headings and
 * paragraphs as a tagged structure (PDF/UA-1). Pages leave as they are full.
 */
export class Paper {
  readonly doc: Document;
  readonly facts: PaperFacts;
  readonly #root: Element;
  readonly #texts: Readonly<Record<FontName, QuickText>>;
  readonly #numbers: PageNumbers | null;
  #drained: (() => void) | null = null;
  #gone = false;

  constructor(facts: PaperFacts) {
    this.facts = facts;
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { top: PAGE.margin, left: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin },
      lang: facts.language,
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      autoFirstPage: false,
      font: fontFile('regular') as never,
      info: {
        Title: facts.title,
        Author: facts.author,
        Creator: 'Viche',
        Producer: 'Viche',
        CreationDate: facts.createdAt,
      },
    } as object);
    for (const name of FONT_NAMES) this.doc.registerFont(name, fontFile(name) as never);
    const textIn = (name: FontName) => new QuickText(internals(this.doc.font(name))._font);
    this.#texts = { regular: textIn('regular'), bold: textIn('bold') };
    this.doc.font('regular');
    this.#numbers = facts.foot ? new PageNumbers(this.page, this.#texts.regular, facts.foot.page) : null;
    this.doc.on('pageAdded', () => this.#drawFoot());
    this.doc._read = () => this.#drained?.();
    this.doc.on('close', () => {
      this.#gone = true;
      this.#drained?.();
    });
    this.#root = this.doc.struct('Document');
    this.doc.addStructure(this.#root);
    this.doc.addPage();
  }

  /** The current page, for what pdfkit's own methods are too slow or too few for. */
  get page(): PdfInternals {
    return internals(this.doc);
  }

  /** Measures and draws lines in one of the fonts. */
  text(name: FontName): QuickText {
    return this.#texts[name];
  }

  /** Adds an element of the structure; what `draw` draws is its content. */
  element(type: string, draw: () => void, options: { readonly alt?: string } = {}): void {
    const element = this.doc.struct(type, options, [draw]);
    this.#root.add(element);
  }

  /** Adds an element that will have others below it; `end` it when it has them all. */
  group(type: string): Element {
    const element = this.doc.struct(type);
    this.#root.add(element);
    return element;
  }

  heading(level: 1 | 2, text: string): void {
    this.element(`H${level}`, () => {
      if (level === 2) this.doc.moveDown(1);
      this.doc.font('bold').fontSize(level === 1 ? 20 : 13);
      this.doc.text(this.#texts.bold.printable(text), PAGE.margin, this.doc.y, { width: COLUMN, lineGap: 2 });
    });
    this.doc.moveDown(0.4);
  }

  paragraph(text: string, look: 'normal' | 'small' = 'normal'): void {
    this.element('P', () => {
      this.doc.font('regular').fontSize(look === 'normal' ? 11 : 9);
      this.doc.text(this.#texts.regular.printable(text), PAGE.margin, this.doc.y, { width: COLUMN, lineGap: 3 });
    });
    this.doc.moveDown(0.5);
  }

  /** What a person wrote, in paragraphs as they were written. */
  prose(text: string): void {
    for (const part of text.split(/\n+/)) if (part.trim() !== '') this.paragraph(part.trim());
  }

  /** A name and its value on a line of their own. */
  fact(label: string, value: string): void {
    this.element('P', () => {
      const { bold, regular } = this.#texts;
      this.doc.fontSize(11).font('bold');
      this.doc.text(`${bold.printable(label)}: `, PAGE.margin, this.doc.y, {
        width: COLUMN,
        lineGap: 3,
        continued: true,
      });
      this.doc.font('regular').text(regular.printable(value));
    });
    this.doc.moveDown(0.2);
  }

  /**
   * Gives others their turn, and waits while the reader is slower than we are.
   *
   * @throws {ReaderGone}
   */
  async breathe(): Promise<void> {
    while (!this.#gone && this.doc.readableLength > MOST_WAITING)
      await new Promise<void>((resolve) => {
        this.#drained = resolve;
      });
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (this.#gone) throw new ReaderGone();
  }

  end(): void {
    this.#root.end();
    this.#numbers?.end();
    this.doc.end();
  }

  #drawFoot(): void {
    const place = { left: PAGE.margin, right: PAGE.width - PAGE.margin, bottom: PAGE.footAt };
    this.#numbers?.draw(this.page, { ...place, note: this.facts.foot!.note });
  }
}
