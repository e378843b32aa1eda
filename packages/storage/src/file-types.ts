import type { FileKind } from '@viche/plugin-api';

interface FileType {
  readonly kind: FileKind;
  /** Ending of the name under which it is offered. */
  readonly extension: string;
}

/** Everything that is ever kept or served. What is not here does not exist. */
const TYPES = {
  'image/jpeg': { kind: 'image', extension: 'jpg' },
  'image/webp': { kind: 'image', extension: 'webp' },
  'image/png': { kind: 'image', extension: 'png' },
  'application/pdf': { kind: 'pdf', extension: 'pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { kind: 'document', extension: 'docx' },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { kind: 'document', extension: 'xlsx' },
  'application/vnd.oasis.opendocument.text': { kind: 'document', extension: 'odt' },
  'application/pkcs7-signature': { kind: 'signature', extension: 'p7s' },
  'application/vnd.etsi.asic-e+zip': { kind: 'signature', extension: 'asice' },
  'application/vnd.etsi.asic-s+zip': { kind: 'signature', extension: 'asics' },
} as const satisfies Readonly<Record<string, FileType>>;

export type MediaType = keyof typeof TYPES;

export const isMediaType = (value: string): value is MediaType => Object.hasOwn(TYPES, value);
export const kindOf = (mediaType: MediaType): FileKind => TYPES[mediaType].kind;
export const extensionOf = (mediaType: MediaType): string => TYPES[mediaType].extension;

const MB = 1_048_576;

/** Largest file of a kind as it comes in, in bytes (threats §5.5). */
export const LARGEST: Readonly<Record<FileKind, number>> = {
  image: 10 * MB,
  pdf: 20 * MB,
  document: 20 * MB,
  signature: 5 * MB,
};
export const LARGEST_FILE = Math.max(...Object.values(LARGEST));

/** A crest is small, as it comes in too. */
export const LARGEST_CREST = 2 * MB;

/** How a file begins: which reader may try it. The reader decides. */
export type Beginning = 'picture' | 'heic' | 'pdf' | 'container' | 'der' | 'drawing' | 'unknown';

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Tells by the first bytes alone; the name and what the browser said are nobody's word. */
export function beginningOf(head: Buffer): Beginning {
  const text = head.toString('latin1', 0, 12);
  if (head.length < 12) return 'unknown';
  if (text.startsWith('\xff\xd8\xff') || text.startsWith('\x89PNG\r\n\x1a\n')) return 'picture';
  if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'picture';
  if (text.slice(4, 8) === 'ftyp') {
    const brand = text.slice(8, 12);
    return brand === 'avif' || brand === 'avis' ? 'picture' : HEIC_BRANDS.has(brand) ? 'heic' : 'unknown';
  }
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('PK\x03\x04')) return 'container';
  // A SEQUENCE with its length in two or three bytes, or of indefinite length: what every CMS file begins with.
  if (/^\x30[\x80-\x83]/.test(text)) return 'der';
  if (/^(\xef\xbb\xbf)?\s*<(\?xml|svg|!--|!DOCTYPE s)/i.test(text)) return 'drawing';
  return 'unknown';
}
