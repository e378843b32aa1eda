import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from '../problems.ts';

/** Threats §5.5. Ratios of small files say nothing. */
const MOST_ENTRIES = 5_000;
const MOST_INSIDE = 300 * 1_048_576;
const MOST_RATIO = 100;
const RATIO_COUNTS_FROM = 1_048_576;
/** A part that is read as text: relations, signatures, the list of types. */
const LARGEST_TEXT = 2 * 1_048_576;

const LOCAL_HEADER = 30;
const SYMLINK = 0o120000;
const isSymlink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0o170000) === SYMLINK;

/** A zip file that was looked through whole: its entries, and those that may be read. */
export interface Container {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Bytes of a part that must be small. */
  read(name: string): Promise<Buffer>;
  close(): void;
}

/**
 * Opens a zip file and inflates all of it to nowhere, counted: what declares or turns out to be too much inside, overlaps,
 * links or leaves its folder is refused. `text` sees the bytes of XML parts as they flow.
 *
 * @throws {FileRefused}
 */
export async function openContainer(file: string, text: (name: string, piece: Buffer) => void): Promise<Container> {
  const zip = await yauzl
    .openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true })
    .catch(() => {
      throw new FileRefused('unreadable');
    });
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new FileRefused('too-big-inside');
    // Bytes after the archive are somebody else's file.
    if (zip.comment && zip.comment.length > 0) throw new FileRefused('unreadable');
    const entries = await entriesOf(zip);
    refuseOverlaps(entries);
    await inflateAll(zip, entries, text);
    const byName = new Map(entries.map((entry) => [entry.fileName, entry]));
    return {
      names: [...byName.keys()],
      has: (name) => byName.has(name),
      read: async (name) => readSmall(zip, byName.get(name)!),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof FileRefused ? error : new FileRefused('unreadable');
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  let inside = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new FileRefused('encrypted');
    if (isSymlink(entry)) throw new FileRefused('unreadable');
    inside += entry.uncompressedSize;
    if (inside > MOST_INSIDE || entries.length >= MOST_ENTRIES) throw new FileRefused('too-big-inside');
    if (entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > entry.compressedSize * MOST_RATIO)
      throw new FileRefused('too-big-inside');
    entries.push(entry);
  }
  return entries;
}

/** Entries that share bytes give much for little, and tell two readers two stories. */
function refuseOverlaps(entries: readonly Entry[]): void {
  const byPlace = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [index, entry] of byPlace.entries()) {
    const next = byPlace[index + 1];
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.compressedSize;
    if (next && end > next.relativeOffsetOfLocalHeader) throw new FileRefused('too-big-inside');
  }
}

async function inflateAll(
  zip: ZipFile,
  entries: readonly Entry[],
  text: (name: string, piece: Buffer) => void,
): Promise<void> {
  let inside = 0;
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    const isText = /\.(xml|rels)$/i.test(entry.fileName);
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      inside += piece.length;
      if (inside > MOST_INSIDE) throw new FileRefused('too-big-inside');
      if (isText) text(entry.fileName, piece);
    }
  }
}

async function readSmall(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > LARGEST_TEXT) throw new FileRefused('too-big-inside');
  const pieces: Buffer[] = [];
  for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}
