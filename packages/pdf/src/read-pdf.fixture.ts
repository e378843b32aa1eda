import jsQR from 'jsqr';
import * as mupdf from 'mupdf';

/** What a program of another maker finds in a document. */
export interface ReadPdf {
  readonly pages: readonly string[];
  readonly language: string;
  readonly title: string;
  /** Types of the tagged structure, parents before children. */
  readonly structure: readonly string[];
  /** Text of the QR code on a page as a camera would see it. */
  qrOn(page: number): string | null;
}

/** Opens a document with MuPDF, which shares no line with the writer. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf') as mupdf.PDFDocument;
  const count = document.countPages();
  const root = document.getTrailer().get('Root');
  return {
    pages: Array.from({ length: count }, (_page, index) =>
      document.loadPage(index).toStructuredText('preserve-whitespace').asText(),
    ),
    language: root.get('Lang').asString(),
    title: document.getMetaData('info:Title') ?? '',
    structure: typesBelow(root.get('StructTreeRoot').get('K')),
    qrOn(page) {
      // Without alpha, as paper is: white where nothing is printed.
      const pixels = document
        .loadPage(page)
        .toPixmap(mupdf.Matrix.scale(2, 2), mupdf.ColorSpace.DeviceRGB, false, true);
      const [width, height, rgb] = [pixels.getWidth(), pixels.getHeight(), pixels.getPixels()];
      const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
      for (let at = 0; at < width * height; at += 1) rgba.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
      return jsQR(rgba, width, height)?.data ?? null;
    },
  };
}

function typesBelow(node: mupdf.PDFObject): string[] {
  const found = node.resolve();
  if (found.isArray())
    return Array.from({ length: found.length }, (_kid, index) => typesBelow(found.get(index))).flat();
  if (!found.isDictionary() || found.get('S').isNull()) return [];
  return [found.get('S').asName(), ...typesBelow(found.get('K'))];
}
