import { buffer } from 'node:stream/consumers';
import { LEFT_OUT } from '@viche/archive';
import { type ImportedTenant, importTenant } from '@viche/archive/import';
import { generateSigningKey, loadPublicKeys, loadSigningKey, readSqlOf, sealPending, verifyTenant } from '@viche/audit';
import { fileKeySealer, GUEST, makeCaller } from '@viche/host';
import { readOidcClaims, rewrapPersonKey, rowSealer, Secret, signIn } from '@viche/identity';
import { attachmentById, openingStream } from '@viche/storage';
import { photo } from '@viche/storage/testing';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPetition } from '../../plugins/petitions/server/commands/publish-petition.ts';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';
import { PLUGINS } from '../contract/plugins.ts';
import { openApi } from '../contract/public-api.ts';
import { fingerprint } from '../contract/tenant-tables.ts';
import { CANARY, openTwoHromadas, type TwoHromadas } from '../isolation/two-hromadas.ts';
import { fileOf, PASSPHRASE, partsOf, takeArchive } from './archive-parts.ts';

const provider = { id: 'eid', issuer: 'https://eid.example', clientId: 'viche', standing: 'platform' } as const;
const claims = readOidcClaims('eid', provider.issuer, {
  sub: 'halyna',
  acr: 'eid-high',
  given_name: 'Галина',
  family_name: 'Стельмах',
  drfocode: '1759013776',
});
const former = generateSigningKey();
const present = generateSigningKey();
const TITLE = 'Перехід біля школи на вулиці Лісовій';

let two: TwoHromadas;
let second: World;
/** A hromada with rows in every table, and what came of it elsewhere. */
let planted: Buffer;
/** A hromada in which people did things. */
let lived: TestTenant;
let livedArchive: Buffer;
let imported: ImportedTenant;
let halyna: string;
let fileId: string;

/** Somebody logs in at a site. */
async function logIn(world: World, tenantId: string) {
  const bundle = (await world.host.tenants.byId(tenantId))!;
  return world.host.pool.scoped(tenantId, ({ sql }) =>
    signIn({ tenant: bundle.info, keys: bundle.keys, sql }, claims, {
      provider,
      device: 'Firefox, Linux',
      acceptClaimResidence: 'registered-or-displaced',
    }),
  );
}

const installationOf = (world: World) => ({
  superUrl: world.database.superUrl,
  scopeKey: world.database.scopeKey,
  keys: world.keys,
  store: world.host.files!.store,
  auditKeys: [present.publicPem],
});
const bringIn = async (world: World, archive: Buffer) =>
  importTenant(installationOf(world), { path: await fileOf(archive), passphrase: PASSPHRASE });

beforeAll(async () => {
  two = await openTwoHromadas();
  second = await createWorld(PLUGINS);
  lived = await two.world.tenant('boiarka');
  const moderator = await lived.person({ roles: ['moderator'] });
  const author = await lived.person({ name: 'Бондаренко Назар' });
  const { petitionId } = await submitPetition(author.caller(), {
    title: TITLE,
    essence: 'Щоранку вулицю переходять діти, а машини їдуть швидко.',
    demand: 'Поставити світлофор на переході біля школи.',
  });
  await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
  halyna = (await logIn(two.world, lived.id)).participantId;
  const kept = await lived.sendFile(author, await photo(), 'фото.jpg');
  if (!kept.done) throw new Error(kept.problem);
  fileId = kept.fileId;
  await two.world.host.pool.scoped(lived.id, ({ sql }) =>
    sealPending(sql, { tenantId: lived.id, signingKey: loadSigningKey(former.privatePem), now: new Date() }),
  );
  livedArchive = await takeArchive(two.world, lived, { auditKeys: [former.privatePem] });
  await joinToNothing(two);
  planted = await takeArchive(two.world, two.a.tenant);
  imported = await bringIn(second, livedArchive);
}, 180_000);
afterAll(async () => {
  await second?.close();
  await two?.world.close();
});

describe('a hromada that moved', () => {
  it('has every row that it had, in every table', async () => {
    const report = await bringIn(second, planted);
    const tables = two.tables.filter(({ name }) => !(name in LEFT_OUT) && !name.startsWith('audit_'));
    const withKeys = tables
      .filter(
        ({ name, columns }) => name === 'person_key_alias' || columns.some((column) => column.name === 'person_key'),
      )
      .map(({ name }) => name);
    expect(withKeys.length).toBeGreaterThan(3);
    const bare = tables.filter(({ name }) => !withKeys.includes(name));
    expect(bare.length).toBeGreaterThan(40);
    const { id } = two.a.tenant;
    expect(await fingerprint(second, bare, id)).toEqual(await fingerprint(two.world, bare, id));
    for (const name of withKeys)
      expect(await withoutKeys(second, name, id)).toEqual(await withoutKeys(two.world, name, id));
    const empty = await fingerprint(
      second,
      two.tables.filter(({ name }) => name in LEFT_OUT),
      id,
    );
    expect(Object.values(empty)).toEqual(Object.keys(LEFT_OUT).map(() => '0:'));
    expect(report.rows).toBeGreaterThan(tables.length);
  });

  it('knows its people at their next login, and reads their names', async () => {
    const { participantId, firstVisit } = await logIn(second, lived.id);
    expect({ participantId, firstVisit }).toEqual({ participantId: halyna, firstVisit: false });
    const bundle = (await second.host.tenants.byId(lived.id))!;
    const [row] = await second.asSuperuser<{ name: Buffer }>(
      'select family_name as name from participant where id = $1',
      [halyna],
    );
    expect(rowSealer(bundle.keys, 'participant', halyna).open('family_name', row!.name)).toBe('Стельмах');
  });

  it('answers at its address', async () => {
    const api = openApi(second, PLUGINS);
    const bundle = (await second.host.tenants.byHost('boiarka'))!;
    const guest = makeCaller(second.host, { bundle, actor: GUEST, locale: 'uk' });
    const answer = await api.run(guest, '{ petitions(first: 5) { edges { node { title } } } }');
    expect(JSON.stringify(answer)).toContain(TITLE);
  });

  it('opens its files', async () => {
    const bundle = (await second.host.tenants.byId(lived.id))!;
    const row = (await second.host.pool.scoped(lived.id, ({ sql }) =>
      attachmentById({ sql, tenantId: lived.id }, fileId),
    ))!;
    const key = fileKeySealer(bundle.keys, fileId).open(row.fileKey);
    const bytes = await buffer(
      (await second.host.files!.store.get(row.storageKey))!.pipe(openingStream(key, row.storageKey)),
    );
    expect(bytes.length).toBe(row.bytes);
  });

  it('has a sound audit log, which goes on under the key of this installation', async () => {
    expect(imported.auditProblems).toEqual([]);
    expect(imported.auditKeys).toEqual([former.publicPem]);
    await second.host.pool.scoped(lived.id, ({ sql }) =>
      sealPending(sql, { tenantId: lived.id, signingKey: loadSigningKey(present.privatePem), now: new Date() }),
    );
    const superuser = new pg.Client({ connectionString: second.database.superUrl });
    await superuser.connect();
    const report = await verifyTenant(readSqlOf(superuser), {
      tenantId: lived.id,
      publicKeys: loadPublicKeys([present.publicPem, ...imported.auditKeys]),
    });
    await superuser.end();
    expect(report).toMatchObject({ ok: true, batches: 2, unsealed: 0 });
    const acts = await second.asSuperuser('select action from audit_entry where tenant_id = $1 and action = $2', [
      lived.id,
      'core.import-tenant',
    ]);
    const platforms = await second.asSuperuser('select action from platform_audit_entry where tenant_ref = $1', [
      lived.id,
    ]);
    expect([acts.length, platforms.length]).toEqual([1, 1]);
  });
});

describe('what is in an archive', () => {
  it('T17 nothing of another hromada, in any part', async () => {
    const parts = await partsOf(planted);
    const texts = [...parts.values()].map((bytes) => bytes.toString('utf8')).join('\n');
    expect(texts).toContain(CANARY.a);
    expect(texts).not.toContain(CANARY.b);
    expect(texts).not.toContain(two.b.tenant.id);
  });

  it('S06 no key, no secret setting and no mark of a person that this installation could read', async () => {
    const bundle = (await two.world.host.tenants.byId(lived.id))!;
    const rows = await two.world.asSuperuser<{ key: Buffer }>(
      'select person_key as key from participant where tenant_id = $1',
      [lived.id],
    );
    const [own] = await two.world.asSuperuser<{ pepper: Buffer; data_key: Buffer }>(
      'select pepper, data_key from tenant where id = $1',
      [lived.id],
    );
    const { pepper, dataKey, outer } = bundle.keys;
    const secrets = [
      pepper.reveal(),
      dataKey.reveal(),
      outer.reveal(),
      own!.pepper,
      own!.data_key,
      ...rows.map(({ key }) => key),
    ];
    const content = Buffer.concat([...(await partsOf(livedArchive)).values()]);
    expect(rows.length).toBeGreaterThan(2);
    for (const secret of secrets)
      for (const form of [secret, secret.toString('hex'), secret.toString('base64')])
        expect(content.includes(form)).toBe(false);
  });

  it('S06 a secret setting is not in it, and the other settings of its form are', async () => {
    const tenant = await two.world.tenant('fastiv');
    await tenant.set('petitions', { token: { $sealed: 'СЕКРЕТ' }, threshold: 77 });
    const [row] = (await partsOf(await takeArchive(two.world, tenant)))
      .get('tables/setting.ndjson')!
      .toString()
      .split('\n');
    expect(JSON.parse(row!).json).toEqual({ threshold: 77 });
  });

  it('keeps apart what is nothing and what is the JSON value null, and moments to the millionth of a second', async () => {
    const tenant = await two.world.tenant('vyshneve');
    await two.world.asSuperuser(
      `insert into setting_change (tenant_id, id, scope, key, old_value, new_value, created_at)
       values ($1, gen_random_uuid(), 'core', 'k', null, 'null', '2026-11-22T08:00:00.123456Z')`,
      [tenant.id],
    );
    await bringIn(second, await takeArchive(two.world, tenant));
    const [row] = await second.asSuperuser(
      `select old_value is null as nothing, new_value::text as value, to_char(created_at at time zone 'UTC', 'SS.US') as at
       from setting_change where tenant_id = $1`,
      [tenant.id],
    );
    expect(row).toEqual({ nothing: true, value: 'null', at: '00.123456' });
  });

  it('names every table that it leaves out, and these are the only ones', async () => {
    const archived = new Set(
      [...(await partsOf(planted)).keys()].flatMap((name) => /^tables\/(\w+)\.ndjson$/.exec(name)?.[1] ?? []),
    );
    const missing = two.tables.map(({ name }) => name).filter((name) => !archived.has(name));
    expect(missing.sort()).toEqual(Object.keys(LEFT_OUT).sort());
    expect(Object.keys(LEFT_OUT).sort()).toEqual([
      'command_receipt',
      'edit_lock',
      'inbox_event',
      'login_attempt',
      'outbox_event',
      'outbox_job',
      'passkey',
      'session',
    ]);
  });
});

/** Rows of a table with their marks of people brought under one key, so that two installations can be compared. */
async function withoutKeys(world: World, table: string, tenantId: string): Promise<readonly string[]> {
  const common = new Secret(Buffer.alloc(32, 7));
  const rows = await world.asSuperuser<Record<string, unknown>>(`select * from ${table} where tenant_id = $1`, [
    tenantId,
  ]);
  const shown = (value: unknown) => {
    if (!Buffer.isBuffer(value) || value.length !== 40) return value;
    try {
      return rewrapPersonKey(world.keys.outer, common, value);
    } catch {
      return value;
    }
  };
  return rows.map((row) => JSON.stringify(Object.entries(row).map(([name, value]) => [name, shown(value)]))).sort();
}

/** Planted rows of trees hang on rows that never were: no hromada has such ones, and no import takes them. */
async function joinToNothing({ world, tables, a }: TwoHromadas): Promise<void> {
  await world.asSuperuser('set session_replication_role = replica');
  for (const { name, foreignKeys } of tables)
    for (const { column, parent } of foreignKeys)
      if (parent === name)
        await world.asSuperuser(`update ${name} set ${column} = null where tenant_id = $1`, [a.tenant.id]);
  await world.asSuperuser('set session_replication_role = origin');
}
