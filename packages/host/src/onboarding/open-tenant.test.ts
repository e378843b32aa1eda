import { buffer } from 'node:stream/consumers';
import { newId } from '@viche/db';
import { notePerson, readOidcClaims, signIn } from '@viche/identity';
import { manifests } from '@viche/registry/manifests';
import { servers } from '@viche/registry/servers';
import { openingStream } from '@viche/storage';
import { createWorld, type World } from '@viche/testing/world';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileKeySealer } from '../files/keep-upload.ts';
import { EdrpouTaken, SlugTaken, TerritoryTaken } from './errors.ts';
import type { NewTenant } from './new-tenant.ts';
import { type Opening, openTenant } from './open-tenant.ts';

const provider = { id: 'eid', issuer: 'https://eid.example', clientId: 'viche', standing: 'platform' } as const;
const claims = readOidcClaims('eid', provider.issuer, {
  sub: 'halyna',
  acr: 'eid-high',
  given_name: 'Галина',
  family_name: 'Стельмах',
  drfocode: '1759013776',
});
let world: World;
let database: pg.Client;
let serial = 0;

beforeAll(async () => {
  world = await createWorld(servers);
  database = new pg.Client({ connectionString: world.database.superUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await world?.close();
});

function newTenant(over: Partial<NewTenant> = {}): NewTenant {
  serial += 1;
  const edrpou = String(20_000_000 + serial);
  return {
    slug: `boiarka-${serial}`,
    code: `UA3214003000007${String(serial).padStart(4, '0')}`,
    kind: 'hromada',
    names: {
      officialName: 'Боярська міська рада',
      shortName: 'Боярка',
      officialNameEn: 'Boiarka City Council',
      shortNameEn: 'Boiarka',
      region: 'Фастівський район, Київська область',
      regionEn: 'Fastivskyi district, Kyivska region',
    },
    edrpou,
    population: 50_000,
    locales: ['uk'],
    brand: { preset: 'state' },
    contacts: {},
    statuteUrl: null,
    statuteEdition: null,
    state: 'live',
    modules: manifests.map(({ id }, index) => ({ plugin: id, order: index * 10, settings: {} })),
    ...over,
  };
}

const opening = (over: Partial<Opening> = {}): Opening => ({
  requestId: newId(),
  detail: { by: 'test' },
  async staff(ctx) {
    const { participantId } = await notePerson(ctx, claims, {
      provider,
      acceptClaimResidence: 'registered-or-displaced',
    });
    return [{ participantId, displayName: 'Галина Стельмах', roles: ['owner'] }];
  },
  ...over,
});
const rowsOf = async (text: string, ...values: unknown[]) => (await database.query(text, values)).rows;

describe('opening a site', () => {
  test('makes a site that is open, whose owner is known by her code at her first login there', async () => {
    const tenant = newTenant();
    const id = await openTenant(world.host, tenant, opening());
    const bundle = await world.host.tenants.byHost(tenant.slug);
    expect(bundle?.info).toMatchObject({ id, state: 'live', code: tenant.code });
    const signedIn = await world.host.pool.scoped(id, ({ sql }) =>
      signIn({ tenant: bundle!.info, keys: bundle!.keys, sql }, claims, {
        provider,
        device: 'Firefox, Linux',
        acceptClaimResidence: 'registered-or-displaced',
      }),
    );
    expect(signedIn.firstVisit).toBe(false);
    const roles = await rowsOf(
      `select s.participant_id, r.role from staff_member s join role_assignment r on r.tenant_id = s.tenant_id and r.staff_id = s.id
       where s.tenant_id = $1`,
      id,
    );
    expect(roles).toEqual([{ participant_id: signedIn.participantId, role: 'owner' }]);
  });

  test('a petition can be written at once: there are topics', async () => {
    const id = await openTenant(world.host, newTenant(), opening());
    const [{ n }] = await rowsOf('select count(*)::int as n from petitions_petition_category where tenant_id = $1', id);
    expect(n).toBe(10);
  });

  test('claims the domain that was asked for, which is proven at the desk, and puts it into the plan', async () => {
    const id = await openTenant(world.host, newTenant(), opening({ domain: 'petycii.boiarka.gov.ua' }));
    const claims = await rowsOf(
      `select host, state, length(verification_token) as token from tenant_domain where tenant_ref = $1`,
      id,
    );
    expect(claims).toEqual([{ host: 'petycii.boiarka.gov.ua', state: 'pending', token: 32 }]);
    const steps = await rowsOf(`select step from rollout_step where tenant_id = $1 and step = 'domain'`, id);
    expect(steps).toHaveLength(1);
    const without = await openTenant(world.host, newTenant(), opening());
    expect(await rowsOf(`select step from rollout_step where tenant_id = $1 and step = 'domain'`, without)).toEqual([]);
  });

  test('O18 nobody is made an owner by an invitation of the opening, and no site comes of the try', async () => {
    const tenant = newTenant();
    const people = [{ email: 'olena@rada.example', roles: [{ role: 'owner' as const, module: '' }] }];
    await expect(openTenant(world.host, tenant, opening({ invitations: { people, locale: 'uk' } }))).rejects.toThrow(
      'an owner is invited at the desk',
    );
    expect(await rowsOf('select id from tenant where slug = $1', tenant.slug)).toEqual([]);
  });

  test('leaves a row in both logs, without a name', async () => {
    const id = await openTenant(world.host, newTenant(), opening());
    const [own] = await rowsOf('select * from audit_entry where tenant_id = $1', id);
    const [platforms] = await rowsOf('select * from platform_audit_entry where tenant_ref = $1', id);
    expect(own).toMatchObject({
      action: 'core.open-tenant',
      actor_kind: 'staff',
      detail: { by: 'test', state: 'live' },
    });
    expect(platforms).toMatchObject({
      action: 'core.open-tenant',
      detail: { by: 'test', state: 'live' },
      request_id: own.request_id,
    });
    expect(JSON.stringify(platforms)).not.toContain('Стельмах');
  });

  test('two people opening the same hromada at once: one site, and the other is told', async () => {
    const code = 'UA32140030000079999';
    const both = await Promise.allSettled([
      openTenant(world.host, newTenant({ code, state: 'sandbox' }), opening()),
      openTenant(world.host, newTenant({ code }), opening()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toBeInstanceOf(TerritoryTaken);
    const [{ n }] = await rowsOf('select count(*)::int as n from tenant where code = $1', code);
    expect(n).toBe(1);
  });

  test.each(['live', 'sandbox'] as const)('an address or a council that has a site, %s', async (state) => {
    const first = newTenant({ state });
    await openTenant(world.host, first, opening());
    await expect(openTenant(world.host, newTenant({ slug: first.slug }), opening())).rejects.toBeInstanceOf(SlugTaken);
    const same = newTenant({ edrpou: first.edrpou });
    await expect(openTenant(world.host, same, opening())).rejects.toBeInstanceOf(EdrpouTaken);
  });

  test('hangs up the crest as a public file of the new site, or leaves no bytes of it', async () => {
    const crest = Buffer.from('a picture that was drawn anew');
    const id = await openTenant(world.host, newTenant({ crest }), opening());
    const [file] = await rowsOf(
      `select a.*, t.brand->>'crestFile' as hung from attachment a join tenant t on t.id = a.tenant_id where a.tenant_id = $1`,
      id,
    );
    expect(file).toMatchObject({ visibility: 'public', subject_type: 'Crest', media_type: 'image/png', hung: file.id });
    const { keys } = (await world.host.tenants.byId(id))!;
    const sealed = await world.host.files!.store.get(file.storage_key);
    const key = fileKeySealer(keys, file.id).open(file.file_key);
    expect(await buffer(sealed!.pipe(openingStream(key, file.storage_key)))).toEqual(crest);

    const put = vi.spyOn(world.host.files!.store, 'put');
    const broken = opening({ also: () => Promise.reject(new Error('the last step')) });
    await expect(openTenant(world.host, newTenant({ crest }), broken)).rejects.toThrow('the last step');
    expect(await world.host.files!.store.get(put.mock.lastCall![0])).toBeNull();
    put.mockRestore();
  });

  test('fails as a whole: nothing is left of a site whose last step failed', async () => {
    const tenant = newTenant();
    const broken = opening({ also: () => Promise.reject(new Error('the last step')) });
    await expect(openTenant(world.host, tenant, broken)).rejects.toThrow('the last step');
    expect(await rowsOf('select from tenant where slug = $1', tenant.slug)).toEqual([]);
    await expect(openTenant(world.host, tenant, opening())).resolves.toBeTypeOf('string');
  });
});
