import { buffer } from 'node:stream/consumers';
import { fileKeySealer, type Host, type TenantBundle } from '@viche/host';
import { attachmentById, openSealed } from '@viche/storage';

/**
 * The crest that a hromada sent itself, opened from the store; null where there is none to show any more.
 *
 * @throws what the store or the seal throws: the caller draws without a crest and says so in the log
 */
export async function crestBytes(host: Host, { info, keys }: TenantBundle, fileId: string): Promise<Buffer | null> {
  const tenantId = info.id;
  const row = await host.pool.scoped(tenantId, ({ sql }) => attachmentById({ sql, tenantId }, fileId), {
    readOnly: true,
  });
  if (row?.scanState !== 'clean' || row.visibility !== 'public' || !row.mediaType.startsWith('image/')) return null;
  if (!host.files) return null;
  const key = fileKeySealer(keys, row.id).open(row.fileKey);
  const opened = await openSealed(host.files.store, { storageKey: row.storageKey, key });
  return opened && buffer(opened);
}
