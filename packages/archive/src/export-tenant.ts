import { Readable } from 'node:stream';
import type { SessionPool, TenantSnapshot, TenantTable } from '@viche/db';
import type { Secret, TenantKeys } from '@viche/identity';
import { isStorageKeyOf, type ObjectStore } from '@viche/storage';
import { type ArchiveSealer, archiveSealer } from './archive-keys.ts';
import { auditKeysOf } from './audit-keys.ts';
import { type ArchivedTable, ENTRY, FORMAT_VERSION, type Manifest } from './format.ts';
import { LEFT_OUT, readingOf } from './left-out.ts';
import { wrapAnew } from './person-marks.ts';
import { readmeText } from './readme.ts';
import { type ZipEntries, zipStream } from './zip-stream.ts';

export interface ArchiveSource {
  readonly pool: Pick<SessionPool, 'snapshot'>;
  /** Null where no files are kept. */
  readonly store: Pick<ObjectStore, 'get'> | null;
  readonly keys: TenantKeys;
  /** Of this installation, for whoever reads the archive. */
  readonly release: string;
  /** Public keys (PEM) by which audit logs of this installation are checked; those that signed this log go along. */
  readonly auditKeys: readonly string[];
}

interface Head {
  readonly tenant: Manifest['tenant'];
  readonly storageKeys: readonly string[];
}

/**
 * Everything of one tenant as one zip, at one moment, while it is read: memory stays flat however much it is. Rows are read under
 * row-level security. Break off when the reader leaves. The last entry is the seal: what is cut short is no archive.
 *
 * @param passphrase seals the tenant's keys and marks the list of contents; nobody can open the keys without it
 */
export async function* exportTenant(source: ArchiveSource, passphrase: Secret): AsyncGenerator<Uint8Array> {
  const { tenantId } = source.keys;
  const sealer = await archiveSealer(passphrase, source.keys);
  yield* zipStream(async (entries) => {
    const inside = await source.pool.snapshot(tenantId, async (snapshot) => {
      const { tenant, storageKeys } = await headOf(snapshot);
      const auditKeys = await auditKeysOf(snapshot.sql, tenantId, source.auditKeys);
      const readme = entries.add(ENTRY.readme, Buffer.from(readmeText({ ...tenant, takenAt: snapshot.takenAt })));
      const tables: ArchivedTable[] = [];
      for (const table of snapshot.tables)
        if (!(table.name in LEFT_OUT)) tables.push(await addTable(entries, snapshot, table, source.keys.outer, sealer));
      const { takenAt, migrations } = snapshot;
      return { tenant, storageKeys, auditKeys, readme, tables, takenAt: takenAt.toISOString(), migrations };
    });
    const { storageKeys, ...rest } = inside;
    const { files, missingFiles } = await addFiles(entries, source.store, storageKeys);
    const manifest: Manifest = {
      format: 'viche-archive',
      version: FORMAT_VERSION,
      release: source.release,
      ...rest,
      migrations: [...rest.migrations],
      keys: entries.add(ENTRY.keys, sealer.keysFile),
      leftOut: Object.entries(LEFT_OUT).map(([table, reason]) => ({ table, reason })),
      files,
      missingFiles,
    };
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    entries.add(ENTRY.manifest, bytes);
    entries.add(ENTRY.seal, Buffer.from(`${sealer.seal(bytes)}\n`));
  });
}

async function headOf({ sql, tenantId }: TenantSnapshot): Promise<Head> {
  const [tenant] = await sql<Manifest['tenant']>`
    select id, slug, code, edrpou, official_name as "officialName" from tenant where id = ${tenantId}::uuid`;
  if (!tenant) throw new Error('there is no such tenant');
  const stored = await sql<{ key: string }>`
    select storage_key as key from attachment where tenant_id = ${tenantId}::uuid order by storage_key`;
  return { tenant, storageKeys: stored.map(({ key }) => key).filter((key) => isStorageKeyOf(tenantId, key)) };
}

async function addTable(
  entries: ZipEntries,
  snapshot: TenantSnapshot,
  table: TenantTable,
  outer: Secret,
  { personWrap }: ArchiveSealer,
): Promise<ArchivedTable> {
  const reading = readingOf(table);
  let rows = 0;
  async function* lines(): AsyncGenerator<Uint8Array> {
    for await (const batch of snapshot.rows(table, reading)) {
      rows += batch.length;
      const texts = batch.map(({ line, apart }) => {
        const members = Object.entries(apart).flatMap(([column, key]) =>
          key ? [`"${column}":"\\\\x${wrapAnew(key, { from: outer, to: personWrap }).toString('hex')}"`] : [],
        );
        return `${[line.slice(0, -1), ...members].join(line === '{}' ? '' : ',')}}\n`;
      });
      yield Buffer.from(texts.join(''));
    }
  }
  const measured = await entries.addStream(ENTRY.table(table.name), lines(), true);
  const columns = table.columns.filter(({ name }) => !reading.skip.includes(name));
  return { name: table.name, rows, columns, personKeys: [...reading.apart], ...measured };
}

async function addFiles(entries: ZipEntries, store: ArchiveSource['store'], keys: readonly string[]) {
  const files: Manifest['files'] = [];
  const missingFiles: string[] = [];
  for (const key of keys) {
    const stored = (await store?.get(key)) ?? null;
    // Sealed bytes do not pack.
    if (stored) files.push({ key, ...(await entries.addStream(ENTRY.file(key), Readable.from(stored), false)) });
    else missingFiles.push(key);
  }
  return { files, missingFiles };
}
