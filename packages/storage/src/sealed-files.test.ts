import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { FileSealBroken, newStorageKey, openSealed, putSealed } from './index.ts';

const TENANT = '0197a000-0000-7000-8000-00000000000a';

/** A store in memory that shows what becomes of the streams it gave out. */
function openStore() {
  const objects = new Map<string, Buffer>();
  const given: Readable[] = [];
  return {
    objects,
    given,
    put: async (key: string, source: Readable) => void objects.set(key, await buffer(source)),
    async get(key: string) {
      const bytes = objects.get(key);
      if (!bytes) return null;
      const stream = Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]);
      given.push(stream);
      return stream;
    },
  };
}
const file = () => ({ storageKey: newStorageKey(TENANT), key: randomBytes(32) });

test('a file goes in sealed and comes out as it was; there is none under another key of the store', async () => {
  const [store, sealed, bytes] = [openStore(), file(), randomBytes(200_000)];
  await putSealed(store, sealed, Readable.from([bytes]));
  expect(store.objects.get(sealed.storageKey)!.includes(bytes.subarray(0, 100))).toBe(false);
  expect(await buffer((await openSealed(store, sealed))!)).toEqual(bytes);
  expect(await openSealed(store, file())).toBeNull();
});

test('a source that breaks breaks the put, altered bytes break the reader', async () => {
  const [store, sealed] = [openStore(), file()];
  const broken = new Readable({ read: () => {} });
  const putting = putSealed(store, sealed, broken);
  broken.destroy(new Error('the disk is gone'));
  await expect(putting).rejects.toThrow('the disk is gone');
  await putSealed(store, sealed, Readable.from([randomBytes(100_000)]));
  store.objects.get(sealed.storageKey)![5]! ^= 1;
  await expect(buffer((await openSealed(store, sealed))!)).rejects.toThrow(FileSealBroken);
});

test('a reader who leaves closes the file', async () => {
  const [store, sealed] = [openStore(), file()];
  await putSealed(store, sealed, Readable.from([randomBytes(500_000)]));
  const opened = (await openSealed(store, sealed))!;
  opened.destroy();
  const [source] = store.given as [Readable];
  if (!source.closed) await new Promise((resolve) => source.once('close', resolve));
  expect(source.destroyed).toBe(true);
});
