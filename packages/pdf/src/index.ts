export type { FontName } from './fonts.ts';
export { type KeptPdf, KeptPdfs } from './kept-pdfs.ts';
export { COLUMN, PAGE, Paper, type PaperFacts, ReaderGone } from './paper.ts';
export { drawQrCode, qrModules } from './qr-code.ts';
export type { QuickText } from './quick-text.ts';
export { type ListColumn, MOST_NAMED_ROWS, type RowList, writeRows } from './row-list.ts';
export { makePdf, streamPdf } from './stream-pdf.ts';
