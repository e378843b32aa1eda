import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { StatedSigner } from '@viche/plugin-api';
import { Document, PDFDocument, type PDFObject } from 'mupdf';
import { FileRefused } from '../problems.ts';
import type { ChildAnswer } from './answer.ts';
import { signersOfCms } from './signature.ts';

/** Threats §5.5. */
const MOST_PAGES = 2_000;
const MOST_OBJECTS = 500_000;
const DEEPEST = 12;

/** Entries that make a reader act, or that hold another file. */
const ACTIVE_KEYS = [
  'OpenAction',
  'AA',
  'JS',
  'JavaScript',
  'EmbeddedFiles',
  'EmbeddedFile',
  'EF',
  'AF',
  'XFA',
  'RichMediaContent',
  'Launch',
] as const;
/** Actions by their name; a link to an address (URI) or to a page (GoTo) may stay. */
const ACTIVE_ACTIONS = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'Movie',
  'Sound',
  'RichMediaExecute',
]);

/**
 * Reads a PDF whole and writes a copy without scripts, launch actions and embedded files. One that is signed inside cannot be
 * rewritten without breaking its signature: it is kept as it is, if there is nothing active in it.
 */
export async function clean(file: string, folder: string): Promise<ChildAnswer> {
  const bytes = await readFile(file);
  const document = open(bytes);
  const pages = document.countPages();
  if (pages < 1) throw new FileRefused('unreadable');
  if (pages > MOST_PAGES) throw new FileRefused('too-many-pages', { pages, most: MOST_PAGES });
  const signers = signersInside(document);
  if (signers.length > 0) {
    if (countActive(document, 'leave') > 0 || hasForeignEnd(bytes)) throw new FileRefused('active-content');
    return { done: true, main: { path: file, mediaType: 'application/pdf' }, signers };
  }
  countActive(document, 'remove');
  // With an identifier each copy gets a random one: of the same file twice nobody could tell that it is the same.
  document.getTrailer().delete('ID');
  const copy = Buffer.from(document.saveToBuffer('garbage=4,compress=yes').asUint8Array());
  // Read once more: what hid from the first walk must not go out.
  if (countActive(open(copy), 'leave') > 0) throw new FileRefused('active-content');
  const target = path.join(folder, 'main');
  await writeFile(target, copy, { mode: 0o600 });
  return { done: true, main: { path: target, mediaType: 'application/pdf' }, signers: [] };
}

function open(bytes: Uint8Array): PDFDocument {
  let document: Document;
  try {
    document = Document.openDocument(bytes, 'application/pdf');
    if (document.needsPassword()) throw new FileRefused('encrypted');
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('unreadable');
  }
  if (!(document instanceof PDFDocument) || document.countObjects() > MOST_OBJECTS) throw new FileRefused('unreadable');
  if (!document.getTrailer().get('Encrypt').isNull()) throw new FileRefused('encrypted');
  return document;
}

/** A PDF ends with its mark; more than a line behind it is somebody else's file. */
function hasForeignEnd(bytes: Buffer): boolean {
  return (
    bytes
      .subarray(bytes.lastIndexOf('%%EOF') + 5)
      .toString('latin1')
      .trim() !== ''
  );
}

/** Goes through every dictionary of the file, reachable or not. */
function walk(document: PDFDocument, look: (dictionary: PDFObject) => void): void {
  function visit(object: PDFObject, depth: number): void {
    if (depth > DEEPEST || object.isNull()) return;
    if (object.isDictionary() || object.isStream()) look(object);
    else if (!object.isArray()) return;
    object.forEach((value) => {
      if (!value.isIndirect() && (value.isDictionary() || value.isArray())) visit(value, depth + 1);
    });
  }
  const count = document.countObjects();
  for (let number = 1; number < count; number += 1) visit(document.newIndirect(number).resolve(), 0);
  visit(document.getTrailer(), 0);
}

function countActive(document: PDFDocument, wish: 'leave' | 'remove'): number {
  let found = 0;
  walk(document, (object) => {
    for (const key of ACTIVE_KEYS) {
      if (object.get(key).isNull()) continue;
      found += 1;
      if (wish === 'remove') object.delete(key);
    }
    const action = object.get('S');
    if (action.isName() && ACTIVE_ACTIONS.has(action.asName())) {
      found += 1;
      if (wish === 'remove') for (const key of ['S', 'F', 'Win', 'Unix', 'Mac', 'Next']) object.delete(key);
    }
  });
  return found;
}

/** Signers of signatures that lie inside the file (PAdES), as it states them. */
function signersInside(document: PDFDocument): StatedSigner[] {
  const signers: StatedSigner[] = [];
  walk(document, (object) => {
    const contents = object.get('ByteRange').isNull() ? null : object.get('Contents');
    if (contents?.isString()) signers.push(...signersOfCms(contents.asByteString()));
  });
  return signers;
}
