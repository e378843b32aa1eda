import { pipeline, type Readable, type Transform } from 'node:stream';
import type { ObjectStore } from './object-store.ts';
import { openingStream, sealingStream } from './sealed-stream.ts';

/** A file in the store, and the key that seals it and nothing else. */
export interface SealedFile {
  readonly storageKey: string;
  readonly key: Uint8Array;
}

/** What breaks before the seal is told behind it, and whoever leaves behind it closes what is before. */
const through = (source: Readable, seal: Transform): Readable => pipeline(source, seal, () => undefined);

/** Seals a file as it flows into the store; one that breaks off leaves nothing there. */
export const putSealed = (
  store: Pick<ObjectStore, 'put'>,
  { storageKey, key }: SealedFile,
  source: Readable,
): Promise<void> => store.put(storageKey, through(source, sealingStream(key, storageKey)));

/**
 * Opens a file of the store as it flows; null where there is none. Bytes that were altered end the stream with FileSealBroken.
 * Whoever does not read to the end destroys it.
 */
export async function openSealed(
  store: Pick<ObjectStore, 'get'>,
  { storageKey, key }: SealedFile,
): Promise<Readable | null> {
  const sealed = await store.get(storageKey);
  return sealed && through(sealed, openingStream(key, storageKey));
}
