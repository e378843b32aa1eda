import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

export interface StoredObject {
  readonly key: string;
  readonly modifiedAt: Date;
}

/** Where sealed bytes lie, by key. What a key means, and who may read it, is known to the database only. */
export interface ObjectStore {
  /** Resolves when the object is safe; a put that fails leaves nothing under the key. */
  put(key: string, source: Readable): Promise<void>;
  /** Null where there is nothing under the key. */
  get(key: string): Promise<Readable | null>;
  remove(key: string): Promise<void>;
  /** Removes everything of a tenant that is closed, unfinished objects too, and says how many there were. */
  removeAll(tenantId: string): Promise<number>;
  /** Objects of one tenant, in no order. */
  list(tenantId: string): AsyncIterable<StoredObject>;
}

const KEY = /^[0-9a-f-]{36}\/[\w-]{2}\/[\w-]{32}$/;

/** A new key: nothing of a file or a person is in it, and nobody can guess it. */
export function newStorageKey(tenantId: string): string {
  const name = randomBytes(24).toString('base64url');
  return `${tenantId}/${name.slice(0, 2)}/${name}`;
}

/** Whether an object of this tenant could lie under the key. */
export const isStorageKeyOf = (tenantId: string, key: string): boolean =>
  KEY.test(key) && key.startsWith(`${tenantId}/`);

/** Keys come out of the database; this stands before the file system all the same. */
export function requireKey(key: string): string {
  if (!KEY.test(key)) throw new Error('not a key of a stored object');
  return key;
}
