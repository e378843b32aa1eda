import type PDFDocument from 'pdfkit';

/** An object of the file that others refer to. */
export interface PdfObject {
  readonly data: Record<string, unknown>;
  write(text: string): void;
  end(chunk?: string): void;
}

/** A font as pdfkit keeps it. */
export interface EmbeddedFont {
  readonly id: string;
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
  ref(): PdfObject;
  encode(text: string): [glyphs: string[], positions: { advanceWidth: number }[]];
}

/**
 * What pdfkit has and its types do not tell: the font in use, the names of a page's fonts and forms, new objects. It stands
 * here alone, so that a change of the library is looked for in one place.
 */
export interface PdfInternals {
  readonly _font: EmbeddedFont;
  readonly page: {
    readonly fonts: Record<string, PdfObject>;
    readonly xobjects: Record<string, PdfObject>;
    readonly height: number;
    readonly width: number;
  };
  ref(data: Record<string, unknown>): PdfObject;
  addContent(operators: string): unknown;
}

export const internals = (doc: typeof PDFDocument.prototype): PdfInternals => doc as unknown as PdfInternals;
