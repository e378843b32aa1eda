import { ArchiveRefused, exportTenant } from '@viche/archive';
import { importTenant } from '@viche/archive/import';
import { Secret, type TenantKeys } from '@viche/identity';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLUGINS } from '../contract/plugins.ts';
import { fingerprint, type TenantTable, tenantTables } from '../contract/tenant-tables.ts';
import { fileOf, PASSPHRASE, partsOf, sealedAnew, takeArchive, zipOf } from './archive-parts.ts';

let first: World;
let second: World;
let tenant: TestTenant;
let keys: TenantKeys;
let archive: Buffer;
let tables: readonly TenantTable[];

beforeAll(async () => {
  first = await createWorld(PLUGINS);
  second = await createWorld(PLUGINS);
  tables = await tenantTables(second);
  tenant = await first.tenant('boiarka');
  await tenant.person({ roles: ['owner'] });
  keys = (await first.host.tenants.byId(tenant.id))!.keys;
  archive = await takeArchive(first, tenant);
});
afterAll(async () => {
  await first?.close();
  await second?.close();
});

/** The code and the words of the refusal, after which nothing of the tenant may be there. */
async function refusalOf(
  bytes: Uint8Array,
  over: { passphrase?: Secret; slug?: string } = {},
  closed?: ReadonlySet<string>,
) {
  const { superUrl, scopeKey } = second.database;
  const { store } = second.host.files!;
  const installation = { superUrl, scopeKey, keys: second.keys, store, auditKeys: [], closed };
  const wanted = { path: await fileOf(bytes), passphrase: PASSPHRASE, ...over };
  const error = await importTenant(installation, wanted).then(
    () => null,
    (refused: unknown) => refused,
  );
  if (!(error instanceof ArchiveRefused)) throw error ?? new Error('it was brought in');
  return { code: error.code, message: error.message };
}

async function nothingCame(): Promise<void> {
  const prints = await fingerprint(second, tables, tenant.id);
  expect(new Set(Object.values(prints))).toEqual(new Set(['0:']));
  expect(await second.asSuperuser('select from tenant where id = $1', [tenant.id])).toEqual([]);
  const stored: string[] = [];
  for await (const { key } of second.host.files!.store.list(tenant.id)) stored.push(key);
  expect(stored).toEqual([]);
}

/** The archive with one text in place of another of the same length. */
function bent(from: string, to: string): Buffer {
  const bytes = Buffer.from(archive);
  expect(Buffer.byteLength(from)).toBe(Buffer.byteLength(to));
  for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1)) bytes.write(to, at);
  return bytes;
}

const rowsOf = (parts: ReadonlyMap<string, Buffer>, table: string) => parts.get(`tables/${table}.ndjson`)!.toString();

describe('an archive that was cut short or changed', () => {
  it.each([0.1, 0.5, 0.9, 0.999])('at %d of its length is refused', async (share) => {
    const cut = archive.subarray(0, Math.floor(archive.length * share));
    expect(await refusalOf(cut)).toMatchObject({ code: 'core/archive-broken' });
    await nothingCame();
  });

  it('is refused for one byte of a row, of the list, of the keys and of the seal', async () => {
    for (const name of ['tables/participant.ndjson', 'manifest.json', 'keys.json', 'manifest.seal', 'README.txt']) {
      const parts = await partsOf(archive);
      const bytes = Buffer.from(parts.get(name)!);
      const at = name === 'keys.json' ? bytes.indexOf('"sealed": "') + 60 : Math.floor(bytes.length / 2);
      bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
      const { code } = await refusalOf(await zipOf(new Map(parts).set(name, bytes)));
      // A changed seal of the keys and a wrong passphrase look alike.
      const codes = name === 'keys.json' ? ['core/archive-passphrase', 'core/archive-broken'] : ['core/archive-broken'];
      expect(codes, name).toContain(code);
    }
    await nothingCame();
  });

  it('is refused when a row was taken out and its hashes were made to fit, without the passphrase', async () => {
    const parts = await partsOf(archive);
    const forged = await partsOf(
      await sealedAnew(archive, keys, (all) => all.set('tables/staff_member.ndjson', Buffer.alloc(0))),
    );
    forged.set('keys.json', parts.get('keys.json')!);
    expect(await refusalOf(await zipOf(forged))).toMatchObject({ code: 'core/archive-broken' });
    await nothingCame();
  });

  it('is refused without a part, and with one that is not its own', async () => {
    const without = await partsOf(archive);
    without.delete('tables/participant.ndjson');
    expect(await refusalOf(await zipOf(without))).toEqual({
      code: 'core/archive-broken',
      message: 'tables/participant.ndjson is missing.',
    });
    const more = (await partsOf(archive)).set('files/more', Buffer.from('more'));
    expect(await refusalOf(await zipOf(more))).toMatchObject({ code: 'core/archive-foreign' });
    expect(await refusalOf(Buffer.from('no zip at all'))).toMatchObject({ code: 'core/archive-broken' });
    await nothingCame();
  });
});

describe('T17 an archive with what is not its hromada’s', () => {
  it('T17 is refused for a row of another tenant, although every hash and the seal fit', async () => {
    const foreign = '0193d000-0000-7000-8000-000000000000';
    const forged = await sealedAnew(archive, keys, (parts) => {
      const rows = rowsOf(parts, 'staff_member').replace(tenant.id, foreign);
      parts.set('tables/staff_member.ndjson', Buffer.from(rows));
    });
    expect(await refusalOf(forged)).toEqual({
      code: 'core/archive-foreign',
      message: 'staff_member, row 1 belongs to another hromada.',
    });
    await nothingCame();
  });

  it('T17 is refused for a path that leads out of it', async () => {
    const refusal = await refusalOf(bent('README.txt', '../ADME.tx'));
    expect(refusal).toMatchObject({ code: 'core/archive-foreign' });
    await nothingCame();
  });

  it('T17 is refused for a file that would lie in the folder of another tenant', async () => {
    const key = '0193d000-0000-7000-8000-000000000000/aa/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    const forged = await sealedAnew(archive, keys, (parts, manifest) => {
      manifest.files.push({ key, bytes: 1, sha256: '' });
      parts.set(`files/${key}`, Buffer.from('x'));
    });
    expect(await refusalOf(forged)).toMatchObject({ code: 'core/archive-foreign' });
    await nothingCame();
  });

  it('T17 is refused for a table or a column that no hromada has', async () => {
    const outbox = await sealedAnew(archive, keys, (parts, manifest) => {
      const table = manifest.tables.find(({ name }) => name === 'edit_lock' || name === 'setting')!;
      parts.set('tables/session.ndjson', Buffer.alloc(0));
      manifest.tables.push({ ...table, name: 'session', rows: 0 });
    });
    expect(await refusalOf(outbox)).toMatchObject({ code: 'core/archive-version' });
    const column = await sealedAnew(archive, keys, (parts) => {
      const rows = rowsOf(parts, 'staff_member').replace('{', '{"is_superuser":true,');
      parts.set('tables/staff_member.ndjson', Buffer.from(rows));
    });
    expect(await refusalOf(column)).toMatchObject({ code: 'core/archive-foreign' });
    await nothingCame();
  });

  it('is refused for rows that hang on nothing', async () => {
    const forged = await sealedAnew(archive, keys, (parts, manifest) => {
      parts.set('tables/participant.ndjson', Buffer.alloc(0));
      manifest.tables.find(({ name }) => name === 'participant')!.rows = 0;
    });
    const refusal = await refusalOf(forged);
    expect(refusal.code).toBe('core/archive-broken');
    expect(refusal.message).toContain('staff_member → participant');
    await nothingCame();
  });
});

describe('an archive of another version', () => {
  it('is refused by its format', async () => {
    const forged = await sealedAnew(archive, keys, (_parts, manifest) => void Object.assign(manifest, { version: 2 }));
    const refusal = await refusalOf(forged);
    expect(refusal.code).toBe('core/archive-version');
    expect(refusal.message).toContain('format 2');
    await nothingCame();
  });

  it('is refused by its tables, and says which side is behind', async () => {
    const newer = await sealedAnew(
      archive,
      keys,
      (_parts, { migrations }) => void migrations.push('20300101000000_core_later'),
    );
    expect((await refusalOf(newer)).message).toContain('This installation is behind the archive');
    const older = await sealedAnew(archive, keys, (_parts, manifest) => {
      manifest.migrations = manifest.migrations.filter((name) => !name.endsWith('_core_archive'));
    });
    const refusal = await refusalOf(older);
    expect(refusal).toMatchObject({ code: 'core/archive-version' });
    expect(refusal.message).toContain('20261122070000_core_archive');
    await nothingCame();
  });
});

describe('an archive for somebody else', () => {
  it('is refused with another passphrase', async () => {
    const passphrase = Secret.fromText('сім вершників їдуть степом');
    expect(await refusalOf(archive, { passphrase })).toMatchObject({ code: 'core/archive-passphrase' });
    await nothingCame();
  });

  it('K07 is refused for a hromada whose site was closed here: the next start would close it again', async () => {
    const { code, message } = await refusalOf(archive, {}, new Set([tenant.id]));
    expect(code).toBe('core/archive-taken');
    expect(message).toContain('ERASURE_JOURNAL_PATH');
    await nothingCame();
  });

  it('is refused for an address, a territory or a hromada that is there; another address is taken', async () => {
    const other = await second.tenant('boiarka');
    expect(await refusalOf(archive)).toEqual({
      code: 'core/archive-taken',
      message: 'The address boiarka is taken: give another one by --slug.',
    });
    const [own] = await first.asSuperuser<{ code: string }>('select code from tenant where id = $1', [tenant.id]);
    await second.asSuperuser('update tenant set code = $1 where id = $2', [own!.code, other.id]);
    const ofTerritory = await refusalOf(archive, { slug: 'boiarka-2' });
    expect(ofTerritory).toEqual({
      code: 'core/archive-taken',
      message: 'The hromada of this territory has a site here already: boiarka.',
    });
    await nothingCame();
    await second.asSuperuser('update tenant set code = $1 where id = $2', ['UA99990000000000000', other.id]);
    const { superUrl, scopeKey } = second.database;
    const installation = { superUrl, scopeKey, keys: second.keys, store: second.host.files!.store, auditKeys: [] };
    const wanted = { path: await fileOf(archive), passphrase: PASSPHRASE, slug: 'boiarka-2' };
    expect(await importTenant(installation, wanted)).toMatchObject({ tenantId: tenant.id, slug: 'boiarka-2' });
    expect((await second.host.tenants.byHost('boiarka-2'))?.info.id).toBe(tenant.id);
    expect(await refusalOf(archive, { slug: 'boiarka-3' })).toEqual({
      code: 'core/archive-taken',
      message: 'This very hromada is here already.',
    });
  });
});

it('whoever stops reading ends the transaction that was being read', async () => {
  const { pool, files } = first.host;
  const source = { pool, store: files!.store, keys, release: 'test', auditKeys: [] };
  for await (const _piece of exportTenant(source, PASSPHRASE)) break;
  const open = () =>
    first.asSuperuser(
      `select from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
    );
  await expect.poll(open, { timeout: 5_000 }).toEqual([]);
});
