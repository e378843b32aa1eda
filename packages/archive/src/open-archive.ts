import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Secret } from '@viche/identity';
import { isStorageKeyOf } from '@viche/storage';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type ArchivedKeys, jsonOf, openArchiveKeys } from './archive-keys.ts';
import { ArchiveRefused } from './archive-refused.ts';
import { anyManifest, ENTRY, FORMAT_VERSION, type Manifest, manifest } from './format.ts';
import { Measure, type Measured, measuring } from './measured.ts';

/** An archive whose every byte was checked. */
export interface OpenArchive {
  readonly manifest: Manifest;
  readonly keys: ArchivedKeys;
  /** The bytes of an entry, measured again: what changes between two readings is refused at its end. */
  read(name: string): AsyncGenerator<Uint8Array>;
  close(): void;
}

/** Of the parts that are held in memory whole. */
const LARGEST_PART = 64 * 1_048_576;

const broken = (message: string, cause?: unknown) => new ArchiveRefused('core/archive-broken', message, { cause });
const foreign = (message: string, cause?: unknown) => new ArchiveRefused('core/archive-foreign', message, { cause });

/**
 * Opens an archive and reads all of it: format, passphrase, the seal of the list of contents, and length and hash of each entry.
 *
 * @throws {ArchiveRefused} before anything of it was used
 */
export async function openArchive(path: string, passphrase: Secret): Promise<OpenArchive> {
  const zip = await openZip(path);
  try {
    const entries = await entriesOf(zip);
    const part = async (name: string) => {
      const entry = entries.get(name);
      if (!entry) throw broken(`${name} is missing.`);
      if (entry.uncompressedSize > LARGEST_PART) throw broken(`${name} is too large.`);
      return buffer(await streamOf(zip, entry));
    };
    const list = await part(ENTRY.manifest);
    const known = manifestOf(list);
    const keys = await openArchiveKeys(passphrase, {
      tenantId: known.tenant.id,
      keys: await part(ENTRY.keys),
      manifest: list,
      seal: await part(ENTRY.seal),
    });
    const expected = expectedEntries(known);
    for (const name of entries.keys())
      if (!expected.has(name) && name !== ENTRY.manifest && name !== ENTRY.seal)
        throw foreign(`${name} does not belong to an archive.`);
    const read = (name: string) => readEntry(zip, entries.get(name), name, expected.get(name)!);
    for (const name of expected.keys()) for await (const _piece of read(name));
    return { manifest: known, keys, read, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof ArchiveRefused ? error : broken('The file cannot be read to its end.', error);
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error && 'code' in error) reject(error);
      else if (error)
        reject(broken('The file is no archive, or it was cut short: its list of parts is missing.', error));
      else resolve(zip);
    });
  });
}

/** Every entry by its name. A path that leads out of the archive is refused by the reader of the zip already (threats T17). */
function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', (error: Error) => {
      const path = /relative path|absolute path|invalid characters/.test(error.message);
      reject(
        path
          ? foreign(`A path leads out of the archive: ${error.message}.`, error)
          : broken('The list of parts is damaged.', error),
      );
    });
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (entries.has(entry.fileName)) return reject(broken(`${entry.fileName} is there twice.`));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function manifestOf(bytes: Buffer): Manifest {
  const json = jsonOf(bytes);
  const any = anyManifest.safeParse(json);
  if (!any.success) throw broken('manifest.json is not that of an archive.');
  if (any.data.version !== FORMAT_VERSION)
    throw new ArchiveRefused(
      'core/archive-version',
      `The archive has format ${any.data.version}; this release reads format ${FORMAT_VERSION}. Use the release that wrote it: ${String(any.data.release)}.`,
    );
  const parsed = manifest.safeParse(json);
  if (!parsed.success) throw broken('manifest.json is damaged.', parsed.error);
  return parsed.data;
}

/** What must be there, by name. Keys of files are part of a path here and in the store, so they are looked at first. */
function expectedEntries({ readme, keys, tables, files, tenant }: Manifest): Map<string, Measured> {
  for (const { key } of files) if (!isStorageKeyOf(tenant.id, key)) throw foreign(`${key} is no file of this hromada.`);
  const parts: [string, Measured][] = [
    [ENTRY.readme, readme],
    [ENTRY.keys, keys],
    ...tables.map((table): [string, Measured] => [ENTRY.table(table.name), table]),
    ...files.map((file): [string, Measured] => [ENTRY.file(file.key), file]),
  ];
  const expected = new Map(parts);
  if (expected.size !== parts.length) throw broken('manifest.json names a part twice.');
  return expected;
}

async function* readEntry(
  zip: ZipFile,
  entry: Entry | undefined,
  name: string,
  expected: Measured,
): AsyncGenerator<Uint8Array> {
  if (!entry) throw broken(`${name} is missing.`);
  if (entry.uncompressedSize !== expected.bytes) throw broken(`${name} has another length than when it was written.`);
  const measure = new Measure();
  yield* measuring(await streamOf(zip, entry), measure);
  if (measure.result().sha256 !== expected.sha256) throw broken(`${name} was changed.`);
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
