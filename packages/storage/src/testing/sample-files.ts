import { buffer } from 'node:stream/consumers';
import { PDFDocument } from 'mupdf';
import sharp from 'sharp';
import yazl from 'yazl';
import type { TestSignature } from './test-signature.ts';

/** A photo as telephones make it: turned, with place, device and owner in its metadata. */
export async function photo(
  options: { width?: number; height?: number; orientation?: number; form?: 'jpeg' | 'png' | 'webp' } = {},
): Promise<Buffer> {
  const { width = 640, height = 480, orientation = 1, form = 'jpeg' } = options;
  return sharp({ create: { width, height, channels: 3, background: { r: 30, g: 120, b: 60 } } })
    .withExif({
      IFD0: { Make: 'Secret Camera', Artist: 'Ольга Дем’янчук' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 31/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '30/1 45/1 0/1' },
    })
    .withMetadata({ orientation })
    .toFormat(form)
    .toBuffer();
}

/** A PDF of some pages; `id` is its identifier, as scanners write one, `catalogue` stands in its root as it is, `cms` as a signature inside. */
export function pdf(
  options: {
    pages?: number;
    id?: string;
    catalogue?: Readonly<Record<string, unknown>>;
    save?: string;
    cms?: Buffer;
  } = {},
): Buffer {
  const document = new PDFDocument();
  for (let page = 0; page < (options.pages ?? 1); page += 1)
    document.insertPage(-1, document.addPage([0, 0, 200, 200], 0, {}, 'BT ET'));
  const root = document.getTrailer().get('Root');
  for (const [key, value] of Object.entries(options.catalogue ?? {})) root.put(key, value);
  const id = document.newByteString(Buffer.from(options.id ?? ''));
  if (options.id) document.getTrailer().put('ID', [id, id]);
  if (options.cms)
    root.put('Sig', { Type: 'Sig', ByteRange: [0, 1, 2, 3], Contents: document.newByteString(options.cms) });
  return Buffer.from(document.saveToBuffer(options.save ?? '').asUint8Array());
}

/** A zip file with these parts; a part given as a string is stored first-come and unpacked when it is `mimetype`. */
export async function zip(
  parts: Readonly<Record<string, string | Buffer>>,
  change?: (file: yazl.ZipFile) => void,
): Promise<Buffer> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts))
    file.addBuffer(Buffer.from(content), name, { compress: name !== 'mimetype' });
  change?.(file);
  file.end();
  return buffer(file.outputStream);
}

const WORD_TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

/** A small Word document, with more parts where a test wants them. */
export const docx = (more: Readonly<Record<string, string | Buffer>> = {}) =>
  zip({ '[Content_Types].xml': WORD_TYPES, 'word/document.xml': '<w:document>Привіт</w:document>', ...more });

export const odt = (more: Readonly<Record<string, string | Buffer>> = {}) =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office>Привіт</office>', ...more });

/** ASiC-E with a signature in CMS, as national programs write it. */
export const asice = ({ cms }: TestSignature) =>
  zip({ mimetype: 'application/vnd.etsi.asic-e+zip', 'answer.pdf': pdf(), 'META-INF/signature001.p7s': cms });

/** ASiC-E with a signature in XML. */
export const asiceXades = ({ certificateDer }: TestSignature) =>
  zip({
    mimetype: 'application/vnd.etsi.asic-e+zip',
    'answer.pdf': pdf(),
    'META-INF/signatures0.xml': `<asic:XAdESSignatures><ds:Signature Id="S0"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificateDer.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo><xades:SigningTime>2026-11-02T14:20:00Z</xades:SigningTime></ds:Signature></asic:XAdESSignatures>`,
  });
