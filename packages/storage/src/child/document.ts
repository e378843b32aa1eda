import type { StatedSigner } from '@viche/plugin-api';
import type { MediaType } from '../file-types.ts';
import { FileRefused } from '../problems.ts';
import type { ChildAnswer } from './answer.ts';
import { type Container, openContainer } from './container.ts';
import { signersOfCms, signersOfXades } from './signature.ts';

const OFFICE_PARTS: readonly (readonly [part: string, content: RegExp, mediaType: MediaType])[] = [
  [
    'word/document.xml',
    /wordprocessingml\.document\.main\+xml/,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  [
    'xl/workbook.xml',
    /spreadsheetml\.sheet\.main\+xml/,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
];
/** Formats that say their type in their first part. */
const DECLARED: readonly MediaType[] = [
  'application/vnd.oasis.opendocument.text',
  'application/vnd.etsi.asic-e+zip',
  'application/vnd.etsi.asic-s+zip',
];

const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\//i;
// A declaration of types is what entity bombs and outside entities need; office programs write none.
const DECLARATION = /<!(DOCTYPE|ENTITY)/i;
// A document that loads something when it is opened: a template, a picture, a frame. A link that waits for a click may stay.
const LOADS_OUTSIDE = /<Relationship\b(?=[^>]*\bTargetMode\s*=\s*["']External["'])(?![^>]*\/hyperlink["'])[^>]*>/i;

/** What may stand across the border of two pieces. */
const OVERLAP = 512;

/** Looks through an office document or a container with signatures; nothing in it is changed. */
export async function lookThroughContainer(file: string): Promise<ChildAnswer> {
  let last = { name: '', tail: '' };
  let outside = false;
  const container = await openContainer(file, (name, piece) => {
    const text = (last.name === name ? last.tail : '') + piece.toString('latin1').replaceAll('\0', '');
    if (DECLARATION.test(text) || (name.endsWith('.rels') && LOADS_OUTSIDE.test(text))) outside = true;
    last = { name, tail: text.slice(-OVERLAP) };
  });
  try {
    const mediaType = await typeOf(container);
    const macros = container.names.some((name) => MACROS.test(name));
    if (macros || (outside && !mediaType.includes('asic'))) throw new FileRefused('active-content');
    const signers = mediaType.includes('asic') ? await signersOf(container) : [];
    if (mediaType.includes('asic') && signers.length === 0) throw new FileRefused('no-signer');
    return { done: true, main: { path: file, mediaType }, signers };
  } finally {
    container.close();
  }
}

async function typeOf(container: Container): Promise<MediaType> {
  if (container.has('mimetype')) {
    const declared = (await container.read('mimetype')).toString('latin1').trim();
    const known = DECLARED.find((mediaType) => mediaType === declared);
    if (known) return known;
  }
  if (container.has('[Content_Types].xml')) {
    const types = (await container.read('[Content_Types].xml')).toString('utf8');
    const office = OFFICE_PARTS.find(([part, content]) => container.has(part) && content.test(types));
    if (office) return office[2];
  }
  throw new FileRefused('type-refused');
}

/** ETSI EN 319 162: signatures lie in META-INF, as CMS or as XML. */
async function signersOf(container: Container): Promise<StatedSigner[]> {
  const signers: StatedSigner[] = [];
  for (const name of container.names) {
    if (/^META-INF\/[^/]*signature[^/]*\.p7s$/i.test(name)) signers.push(...signersOfCms(await container.read(name)));
    else if (/^META-INF\/[^/]*signature[^/]*\.xml$/i.test(name))
      signers.push(...signersOfXades((await container.read(name)).toString('utf8')));
  }
  return signers;
}
