import { pipeline } from 'node:stream/promises';
import { fileKeySealer, type Host, type TenantBundle } from '@viche/host';
import { attachmentById, openingStream } from '@viche/storage';

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
  const sealed = await host.files?.store.get(row.storageKey);
  if (!sealed) return null;
  const key = fileKeySealer(keys, row.id).open(row.fileKey);
  const pieces: Buffer[] = [];
  await pipeline(sealed, openingStream(key, row.storageKey), async (opened: AsyncIterable<Buffer>) => {
    for await (const piece of opened) pieces.push(piece);
  });
  return Buffer.concat(pieces);
}
