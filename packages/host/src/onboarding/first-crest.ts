import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { newId, type Session } from '@viche/db';
import { newStorageKey, putSealed } from '@viche/storage';
import { fileKeySealer } from '../files/keep-upload.ts';
import type { HostServices } from '../services.ts';
import type { TenantBundle } from '../tenants.ts';

/** A crest that lies in the store of a site that is about to open. */
export interface FirstCrest {
  readonly id: string;
  /** Writes its row, in the transaction of the opening. */
  write(session: Session, bundle: TenantBundle): Promise<void>;
  /** Takes the bytes away, when the opening came to nothing. */
  drop(): Promise<void>;
}

/** Seals a crest under a key of its own, as any file of the hromada: public, and shown beside its name. */
export async function storeFirstCrest(
  { files }: Pick<HostServices, 'files'>,
  tenantId: string,
  png: Buffer,
): Promise<FirstCrest> {
  if (!files) throw new Error('This process keeps no files');
  const [id, storageKey, key] = [newId(), newStorageKey(tenantId), randomBytes(32)];
  await putSealed(files.store, { storageKey, key }, Readable.from([png]));
  return {
    id,
    async write({ sql }, { keys }) {
      await sql`
        insert into attachment (tenant_id, id, subject_type, subject_id, storage_key, file_key, sha256, media_type, bytes, file_name,
          scan_state, visibility, published_at)
        values (${tenantId}::uuid, ${id}::uuid, 'Crest', ${newId()}::uuid, ${storageKey}, ${fileKeySealer(keys, id).seal(key)},
          ${createHash('sha256').update(png).digest()}, 'image/png', ${png.length}, 'crest.png', 'clean', 'public', now())`;
    },
    drop: () => files.store.remove(storageKey),
  };
}
