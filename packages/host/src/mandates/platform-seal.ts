import { hkdfSync } from 'node:crypto';
import { type KeyRing, openBytes, Secret, sealBytes } from '@viche/identity';

/** Stands where a tenant's id would: in keys of the store of files, and in what is counted or sent. */
export const NO_TENANT = '00000000-0000-0000-0000-000000000000';

/** A key of the platform for one purpose; no tenant's key can be compared with it. */
export const platformKey = (keys: Pick<KeyRing, 'platform'>, purpose: string): Secret =>
  new Secret(Buffer.from(hkdfSync('sha256', keys.platform.reveal(), '', purpose, 32)));

/** Seals what the platform itself keeps of people, bound to its table, column and row. */
export function platformSealer(keys: Pick<KeyRing, 'platform'>, table: string, rowId: string) {
  const key = platformKey(keys, 'platform-rows');
  return {
    seal: (column: string, plain: Uint8Array | string): Buffer =>
      sealBytes(key, [table, column, rowId], Buffer.from(plain)),
    /** @throws {SealBroken} */
    open: (column: string, sealed: Uint8Array): Buffer => openBytes(key, [table, column, rowId], sealed),
  };
}
