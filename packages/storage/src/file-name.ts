import { cleanText } from '@viche/i18n';
import { extensionOf, type MediaType } from './file-types.ts';

const LONGEST = 100;
// What file systems refuse or read as a path, and the quotes that end a header's value. Apostrophes of names stay.
const FORBIDDEN = /[\\/:*?"<>|\r\n\t]+/gu;
/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * The name of a file as people see it: NFC, without control characters, direction marks and path separators, at most 100
 * characters, ending as its content demands. It is never a path of ours: the key in the store is random.
 */
export function cleanFileName(given: string, mediaType: MediaType): string {
  const extension = extensionOf(mediaType);
  const last = cleanText(given).split(/[\\/]/u).at(-1)!;
  const base = last
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/(\.[a-z0-9]{1,5}){1,2}$/iu, '')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const short = [...base]
    .slice(0, LONGEST - extension.length - 1)
    .join('')
    .trim();
  return `${short === '' || DEVICE.test(short) ? 'file' : short}.${extension}`;
}

const encodeExtended = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Header value by RFC 6266: the real name in UTF-8, and one of ASCII letters for the oldest readers. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeExtended(name)}`;
}
