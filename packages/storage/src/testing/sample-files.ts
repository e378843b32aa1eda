import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PDFDocument } from 'mupdf';
import sharp from 'sharp';
import yazl from 'yazl';

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

/** A PDF of some pages; `catalogue` stands in its root as it is, `cms` as a signature inside. */
export function pdf(
  options: { pages?: number; catalogue?: Readonly<Record<string, unknown>>; save?: string; cms?: Buffer } = {},
): Buffer {
  const document = new PDFDocument();
  for (let page = 0; page < (options.pages ?? 1); page += 1)
    document.insertPage(-1, document.addPage([0, 0, 200, 200], 0, {}, 'BT ET'));
  const root = document.getTrailer().get('Root');
  for (const [key, value] of Object.entries(options.catalogue ?? {})) root.put(key, value);
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

export interface TestSignature {
  /** CMS with its content and its signer's certificate inside. */
  readonly cms: Buffer;
  readonly certificateDer: Buffer;
}

/** Signs a text with a key made on the spot, as an official's provider would (RSA here; who signed is read the same way). */
export function signature(
  subject = '/CN=Мельник Оксана Іванівна/SN=Мельник/GN=Оксана Іванівна/O=Славутицька міська рада/title=Міський голова/serialNumber=TINUA-1234567890',
): TestSignature {
  const folder = mkdtempSync(path.join(tmpdir(), 'viche-signature-'));
  const at = (name: string) => path.join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  try {
    writeFileSync(at('text'), 'Відповідь на петицію');
    openssl(
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-utf8',
      '-days',
      '30',
      '-set_serial',
      '0x5E984D526F82F38F',
      '-subj',
      subject,
      '-keyout',
      at('key'),
      '-out',
      at('certificate'),
    );
    openssl(
      'cms',
      '-sign',
      '-binary',
      '-nodetach',
      '-in',
      at('text'),
      '-signer',
      at('certificate'),
      '-inkey',
      at('key'),
      '-outform',
      'DER',
      '-out',
      at('cms'),
    );
    openssl('x509', '-in', at('certificate'), '-outform', 'DER', '-out', at('der'));
    return { cms: readFileSync(at('cms')), certificateDer: readFileSync(at('der')) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

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
