import { buffer } from 'node:stream/consumers';
import { attachmentById, openingStream } from '@viche/storage';
import { photo } from '@viche/storage/testing';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasePerson, exportPerson } from '../personal-data.ts';
import { FileQuota, keepFile } from './keep-file.ts';
import { fileKeySealer } from './keep-upload.ts';
import { tidyFiles } from './tidy-files.ts';

let world: World;
let tenant: TestTenant;
let other: TestTenant;
let picture: Buffer;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  other = await world.tenant('lutsk');
  picture = await photo();
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;

async function send(person: Person): Promise<string> {
  const kept = await tenant.sendFile(person, picture, 'фото.jpg');
  if (!kept.done) throw new Error(kept.problem);
  return kept.fileId;
}

async function storedKeys(tenantId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of world.host.files!.store.list(tenantId)) keys.push(key);
  return keys;
}

const rowsOf = (fileId: string) =>
  world.asSuperuser<{ id: string; owner_id: string | null; scan_state: string; scanned_at: Date | null }>(
    'select id, owner_id, scan_state, scanned_at from attachment where id = $1 or derived_from_id = $1',
    [fileId],
  );

const hang = (fileId: string) =>
  world.asSuperuser(
    `update attachment set subject_type = 'Petition', subject_id = gen_random_uuid() where id = $1 or derived_from_id = $1`,
    [fileId],
  );

/** What `keepUpload` hands to the command, with a size that no test wants to send. */
const part = (id: string, bytes: number) => ({
  id,
  storageKey: `${tenant.id}/aa/${id.replaceAll('-', '')}`,
  fileKey: new Uint8Array(32),
  sha256: new Uint8Array(32),
  mediaType: 'application/pdf',
  bytes,
  fileName: 'план.pdf',
  width: null,
  height: null,
});

const keep = (person: Person, bytes: number, quotaBytes = 10 ** 12) =>
  keepFile(person.caller(), {
    main: part(crypto.randomUUID(), bytes),
    thumbnail: null,
    signers: [],
    scanner: 'none',
    quotaBytes,
  });

describe('files of a hromada', () => {
  it('lie in the store as noise, and open with the key of their row, in their own hromada', async () => {
    const fileId = await send(await tenant.person());
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const row = (await world.host.pool.scoped(tenant.id, ({ sql }) =>
      attachmentById({ sql, tenantId: tenant.id }, fileId),
    ))!;
    const stored = await buffer((await world.host.files!.store.get(row.storageKey))!);
    expect(stored.includes('JFIF')).toBe(false);
    const key = fileKeySealer(bundle.keys, fileId).open(row.fileKey);
    const opened = await buffer(
      (await world.host.files!.store.get(row.storageKey))!.pipe(openingStream(key, row.storageKey)),
    );
    expect(opened.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(opened.length).toBe(row.bytes);
    const stranger = (await world.host.tenants.byId(other.id))!;
    expect(() => fileKeySealer(stranger.keys, fileId).open(row.fileKey)).toThrow();
    expect(() => fileKeySealer(bundle.keys, row.storageKey).open(row.fileKey)).toThrow();
    const seenThere = await world.host.pool.scoped(other.id, ({ sql }) =>
      attachmentById({ sql, tenantId: other.id }, fileId),
    );
    expect(seenThere).toBeNull();
  });

  it('say that nobody scanned them where there is no scanner', async () => {
    const [row] = await rowsOf(await send(await tenant.person()));
    expect(row).toMatchObject({ scan_state: 'clean', scanned_at: null });
  });

  it('U12 are limited by the hour and the day of a person, and by the room of the hromada', async () => {
    const person = await tenant.person();
    for (let sent = 0; sent < 20; sent += 1) await keep(person, 1_000);
    await expect(keep(person, 1_000)).rejects.toThrow(FileQuota);
    await expect(keep(await tenant.person({ roles: ['officer'] }), 1_000)).resolves.toBeDefined();
    const heavy = await tenant.person();
    await keep(heavy, 190 * 1_048_576);
    await expect(keep(heavy, 20 * 1_048_576)).rejects.toThrow(FileQuota);
    await expect(keep(await tenant.person(), 20 * 1_048_576, 200 * 1_048_576)).rejects.toThrow(FileQuota);
    await expect(keep(await tenant.person(), 1_000)).resolves.toBeDefined();
  });

  it('U12 are counted when many come at once', async () => {
    const person = await tenant.person();
    const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => keep(person, 1_000)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });

  it('U12 are swept after a day when no act took them, rows and bytes; those that hang somewhere stay', async () => {
    const person = await tenant.person();
    const [forgotten, kept] = [await send(person), await send(person)];
    await hang(kept);
    const before = await storedKeys(tenant.id);
    await tidyFiles(world.host, tenant.id, new Date(Date.now() + 23 * HOUR_MS));
    expect(await storedKeys(tenant.id)).toHaveLength(before.length);
    await tidyFiles(world.host, tenant.id, new Date(Date.now() + 25 * HOUR_MS));
    expect(await rowsOf(forgotten)).toEqual([]);
    expect(await rowsOf(kept)).toHaveLength(2);
    const known = await world.asSuperuser<{ storage_key: string }>(
      'select storage_key from attachment where tenant_id = $1 and media_type like $2',
      [tenant.id, 'image/%'],
    );
    expect((await storedKeys(tenant.id)).sort()).toEqual(known.map((row) => row.storage_key).sort());
  });

  it('are told to their sender, and forget the sender on erasure; what waits is erased', async () => {
    const person = await tenant.person();
    const [waiting, hanging] = [await send(person), await send(person)];
    await hang(hanging);
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const { participantId } = person.actor;
    const told = await world.host.pool.scoped(tenant.id, (session) =>
      exportPerson(world.host, { bundle, session }, participantId!),
    );
    expect(told.files).toMatchObject([
      { fileName: 'фото.jpg', mediaType: 'image/jpeg', attachedTo: null },
      { fileName: 'фото.jpg', attachedTo: 'Petition' },
    ]);
    await world.host.pool.scoped(tenant.id, (session) => erasePerson(world.host, { bundle, session }, participantId!));
    expect(await rowsOf(waiting)).toEqual([]);
    expect((await rowsOf(hanging)).map((row) => row.owner_id)).toEqual([null, null]);
  });

  it('are refused to guests, and to those who only left a name', async () => {
    await expect(keepFile(tenant.guest(), {} as never)).rejects.toMatchObject({ code: 'core/sign-in' });
  });
});
