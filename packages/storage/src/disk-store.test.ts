import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDiskStore } from './disk-store.ts';
import { addressSecret, checkAddress, expiryFrom, signAddress } from './file-address.ts';
import { newStorageKey, type ObjectStore } from './object-store.ts';
import { FileSealBroken, openingStream, sealingStream } from './sealed-stream.ts';

const TENANT = '0199f3a0-0000-7000-8000-000000000001';
let folder: string;
let store: ObjectStore;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'viche-store-'));
  store = createDiskStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const keysOf = async (tenantId: string) => {
  const keys: string[] = [];
  for await (const { key } of store.list(tenantId)) keys.push(key);
  return keys;
};

it('keeps, gives, lists and removes', async () => {
  const key = newStorageKey(TENANT);
  await store.put(key, Readable.from([Buffer.from('вміст')]));
  expect((await buffer((await store.get(key))!)).toString()).toBe('вміст');
  expect(await keysOf(TENANT)).toEqual([key]);
  expect(await keysOf('0199f3a0-0000-7000-8000-000000000002')).toEqual([]);
  await store.remove(key);
  await store.remove(key);
  expect(await store.get(key)).toBeNull();
  expect(await keysOf(TENANT)).toEqual([]);
});

it('K07 removes everything of a closed tenant, unfinished files too, and nothing of another one', async () => {
  const other = '0199f3a0-0000-7000-8000-000000000002';
  for (const tenant of [TENANT, TENANT, other])
    await store.put(newStorageKey(tenant), Readable.from([Buffer.from('вміст')]));
  const [key] = await keysOf(TENANT);
  await writeFile(path.join(folder, `${key}.part`), 'пів');
  expect(await store.removeAll(TENANT)).toBe(3);
  expect(await store.removeAll(TENANT)).toBe(0);
  expect(await keysOf(TENANT)).toEqual([]);
  expect(await keysOf(other)).toHaveLength(1);
  for (const hostile of ['', '.', '..', `${other}/..`, 'x'])
    await expect(store.removeAll(hostile)).rejects.toThrow('not an id of a tenant');
  await store.removeAll(other);
});

it('leaves nothing of a put that fails, and takes no other name than its own kind', async () => {
  const key = newStorageKey(TENANT);
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('the network is gone');
    })(),
  );
  await expect(store.put(key, broken)).rejects.toThrow('the network is gone');
  expect(await store.get(key)).toBeNull();
  for (const name of ['../../etc/passwd', `${TENANT}/../x`, '/etc/passwd', ''])
    expect(() => store.remove(name)).toThrow('not a key');
});

it('removes what a process that died left half-written, after a day', async () => {
  const key = newStorageKey(TENANT);
  await store.put(key, Readable.from([Buffer.from('a')]));
  const left = path.join(folder, `${key}x.part`);
  await writeFile(left, 'half');
  expect(await keysOf(TENANT)).toEqual([key]);
  await utimes(left, new Date(0), new Date(0));
  await keysOf(TENANT);
  await expect(readFile(left)).rejects.toThrow('ENOENT');
});

const through = (bytes: Buffer, change: (stream: Readable) => Readable) => buffer(change(Readable.from([bytes])));

it.each([0, 1, 65_535, 65_536, 65_537, 300_000])('seals %i bytes and opens them again', async (size) => {
  const [key, plain] = [randomBytes(32), randomBytes(size)];
  const sealed = await through(plain, (stream) => stream.pipe(sealingStream(key, 'a')));
  expect(sealed.includes(plain.subarray(0, 64)) && size > 0).toBe(false);
  expect((await through(sealed, (stream) => stream.pipe(openingStream(key, 'a')))).equals(plain)).toBe(true);
});

it('opens nothing that was cut, altered, moved or belongs to another file', async () => {
  const key = randomBytes(32);
  const sealed = await through(randomBytes(200_000), (stream) => stream.pipe(sealingStream(key, 'a')));
  const flipped = Buffer.from(sealed);
  flipped[100_000]! ^= 1;
  const segment = 65_552;
  const swapped = Buffer.concat([
    sealed.subarray(segment, 2 * segment),
    sealed.subarray(0, segment),
    sealed.subarray(2 * segment),
  ]);
  const attempts = [
    [sealed.subarray(0, 2 * segment), 'a', key],
    [flipped, 'a', key],
    [swapped, 'a', key],
    [sealed, 'b', key],
    [sealed, 'a', randomBytes(32)],
  ] as const;
  for (const [bytes, binding, secret] of attempts)
    await expect(through(bytes, (stream) => stream.pipe(openingStream(secret, binding)))).rejects.toThrow(
      FileSealBroken,
    );
});

it('T14 opens a signed address for its tenant, its file and its time only', () => {
  const secret = addressSecret(randomBytes(32));
  const now = new Date('2026-11-22T10:00:30Z');
  const address = { tenantId: TENANT, fileId: 'a', expires: expiryFrom(now) };
  expect(address.expires - now.getTime() / 1000).toBeGreaterThanOrEqual(300);
  const signature = signAddress(secret, address);
  const late = new Date((address.expires + 1) * 1000);
  expect(checkAddress(secret, address, signature, now)).toBe(true);
  expect(checkAddress(secret, address, signature, late)).toBe(false);
  expect(checkAddress(secret, { ...address, expires: address.expires + 60 }, signature, now)).toBe(false);
  expect(checkAddress(secret, { ...address, fileId: 'b' }, signature, now)).toBe(false);
  expect(checkAddress(secret, { ...address, tenantId: 'other' }, signature, now)).toBe(false);
  expect(checkAddress(addressSecret(randomBytes(32)), address, signature, now)).toBe(false);
  expect(checkAddress(secret, address, 'short', now)).toBe(false);
});
