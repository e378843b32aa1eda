import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ArchiveSource, exportTenant } from '@viche/archive';
import { Secret, type TenantKeys } from '@viche/identity';
import type { TestTenant, World } from '@viche/testing/world';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { archiveSealer } from '../../packages/archive/src/archive-keys.ts';
import type { Manifest } from '../../packages/archive/src/format.ts';

export const PASSPHRASE = Secret.fromText('сім вершників їдуть полем');

/** Takes an archive of a tenant of the world, as its owner would. */
export async function takeArchive(
  world: World,
  tenant: TestTenant,
  over: Partial<ArchiveSource> = {},
): Promise<Buffer> {
  const { keys } = (await world.host.tenants.byId(tenant.id))!;
  const { pool, files } = world.host;
  const source = { pool, store: files!.store, keys, release: 'test', auditKeys: [], ...over };
  const pieces: Uint8Array[] = [];
  for await (const piece of exportTenant(source, PASSPHRASE)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A file of its own in a folder of its own. */
export async function fileOf(bytes: Uint8Array): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'viche-archive-')), 'archive.zip');
  await writeFile(file, bytes);
  return file;
}

/** Every part of an archive, by its name. */
export async function partsOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await yauzl.fromBufferPromise(archive, { lazyEntries: true });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return parts;
}

/** A zip of these parts as they are. */
export async function zipOf(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name);
  zip.end();
  return buffer(zip.outputStream);
}

/** What somebody makes who knows the passphrase: every hash and the seal fit the changed parts. */
export async function sealedAnew(
  archive: Buffer,
  keys: TenantKeys,
  change: (parts: Map<string, Buffer>, manifest: Manifest) => void,
): Promise<Buffer> {
  const parts = await partsOf(archive);
  const manifest = JSON.parse(parts.get('manifest.json')!.toString()) as Manifest;
  const sealer = await archiveSealer(PASSPHRASE, keys);
  parts.set('keys.json', sealer.keysFile);
  change(parts, manifest);
  const measured = (name: string) => {
    const bytes = parts.get(name) ?? Buffer.alloc(0);
    return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  Object.assign(manifest.keys, measured('keys.json'));
  for (const table of manifest.tables) Object.assign(table, measured(`tables/${table.name}.ndjson`));
  for (const file of manifest.files) Object.assign(file, measured(`files/${file.key}`));
  const list = Buffer.from(JSON.stringify(manifest));
  parts.set('manifest.json', list);
  parts.set('manifest.seal', Buffer.from(sealer.seal(list)));
  return zipOf(parts);
}

/** Parts as they lie on a disk, for a search through all of them. */
export const readParts = async (file: string) => partsOf(await readFile(file));
