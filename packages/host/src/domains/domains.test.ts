import { newId } from '@viche/db';
import { openSession, resolveSession } from '@viche/identity';
import { BadInput } from '@viche/plugin-api';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskNotices } from '../dashboard/desk-notices.ts';
import { checkDomains } from './check-domains.ts';
import { checkDomain, chooseMainDomain, claimDomain, MOST_DOMAINS, removeDomain } from './domain-commands.ts';
import { domainsOf } from './domain-rows.ts';
import type { CertificateSeen, DnsAnswer, DomainProbe } from './probe.ts';
import { placeOf } from './site-place.ts';

const PLATFORM = {
  origin: 'https://viche.example.com.ua',
  target: 'sites.example.com.ua',
  addresses: ['203.0.113.9'],
};
/** A new one for each test: the index holds it for who proved it. */
let HOST: string;
const GOOD: CertificateSeen = { issuer: 'CA', endsAt: new Date(Date.now() + 60 * 86_400_000), problem: null };

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
/** DNS and certificates as this test's world has them. */
let texts: Map<string, string[] | 'silent'>;
let addresses: Map<string, string[]>;
let certificate: CertificateSeen;
const probe: DomainProbe = {
  texts: async (name) => answer(texts.get(name)),
  addresses: async (host) => answer(addresses.get(host)),
  certificate: async () => certificate,
};
const answer = (values: readonly string[] | 'silent' | undefined): DnsAnswer =>
  values === 'silent' ? { kind: 'no-answer' } : values ? { kind: 'found', values } : { kind: 'nothing' };

beforeAll(async () => {
  world = await createWorld([], { place: PLATFORM });
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`domain-${++serial}`);
  owner = await tenant.person({ roles: ['owner'], email: 'owner@hromada.example' });
  HOST = `petycii-${serial}.hromada.gov.ua`;
  texts = new Map();
  addresses = new Map();
  certificate = GOOD;
});

const rowsOf = (person = owner) => person.caller().read((ctx) => domainsOf(ctx));
const rowOf = async (person = owner, host = HOST) => (await rowsOf(person)).find((row) => row.host === host)!;
const round = (of = tenant) =>
  checkDomains(world.host, probe, {
    tenantId: of.id,
    payload: {},
    receipt: { tenantId: of.id, consumer: 'job:core.checkDomains', eventId: newId() },
  });
const claim = (person: Person, host = HOST) => claimDomain(person.caller(), { host });
const servedBy = async (host = HOST) => {
  const bundle = await world.host.tenants.byHost(host);
  return bundle?.info.slug ?? null;
};
const forgetAll = () => world.host.tenants.told();

/** Puts the records there that the desk asks for. */
async function prove(person = owner, host = HOST): Promise<void> {
  texts.set(`_viche.${host}`, [`viche=${(await rowOf(person, host)).token}`]);
  addresses.set(host, PLATFORM.addresses);
}

/** A name that is claimed, proved and served. */
async function servedDomain(): Promise<void> {
  await claim(owner);
  await prove();
  await round();
  forgetAll();
  expect(await servedBy()).toBe(tenant.slug);
}

describe('a name of the hromada’s own', () => {
  it('is served once the record is there and it leads here, and says meanwhile what is missing', async () => {
    await claim(owner);
    expect(await servedBy()).toBeNull();
    await round();
    expect(await rowOf()).toMatchObject({ state: 'pending', problem: 'no-record', checkedAt: expect.any(Date) });
    await prove();
    addresses.set(HOST, ['198.51.100.7']);
    await round();
    expect(await rowOf()).toMatchObject({ state: 'verified', problem: 'points-elsewhere', found: ['198.51.100.7'] });
    forgetAll();
    expect(await servedBy()).toBeNull();
    addresses.set(HOST, PLATFORM.addresses);
    await round();
    expect(await rowOf()).toMatchObject({ state: 'active', problem: null, found: [], certificateIssuer: 'CA' });
    forgetAll();
    expect(await servedBy()).toBe(tenant.slug);
    // Only a name that was chosen stands for the site; until then the platform's address does.
    expect(placeOf((await world.host.tenants.byId(tenant.id))!.info).primaryHost).toBeNull();
  });

  it('is refused at its field, or because there are too many', async () => {
    for (const [host, problem] of [
      ['gov.ua', 'suffix'],
      ['rada.viche.example.com.ua', 'platform'],
      ['203.0.113.9', 'address'],
    ]) {
      const refusal = await claim(owner, host).catch((error) => error);
      expect(refusal).toBeInstanceOf(BadInput);
      expect(refusal.params.fields).toEqual([{ field: 'host', problem: `domains:problem.${problem}` }]);
    }
    for (let n = 0; n < MOST_DOMAINS; n += 1) await claim(owner, `n${n}.hromada.gov.ua`);
    await expect(claim(owner, 'one-more.hromada.gov.ua')).rejects.toMatchObject({ code: 'core/too-many-domains' });
    await expect(claim(owner, 'n1.hromada.gov.ua')).rejects.toMatchObject({ code: 'core/bad-input' });
  });

  it('is an owner’s to claim, with a fresh proof', async () => {
    const editor = await tenant.person({ roles: ['editor'] });
    await expect(claim(editor)).rejects.toMatchObject({ code: expect.stringMatching(/^core\/(forbidden|not-found)$/) });
    const stale = await tenant.person({ roles: ['owner'], proof: 'given' });
    await expect(claim(stale)).rejects.toMatchObject({ code: 'core/step-up' });
  });

  it('is checked at once when somebody asks, and not ten times a second', async () => {
    await claim(owner);
    await checkDomain(owner.caller(), { host: HOST });
    await expect(checkDomain(owner.caller(), { host: HOST })).rejects.toMatchObject({ code: 'core/rate-limited' });
    expect((await rowOf()).checkAskedAt).toBeInstanceOf(Date);
    await round();
    expect((await rowOf()).checkAskedAt).toBeNull();
  });

  it('becomes the main address only with a good certificate; then every address of the site is made with it', async () => {
    certificate = { issuer: 'CA', endsAt: new Date(Date.now() - 1_000), problem: 'not-trusted' };
    await servedDomain();
    const choose = (host: string | null) => chooseMainDomain(owner.caller(), { host });
    await expect(choose(HOST)).rejects.toMatchObject({ code: 'core/domain-not-ready' });
    certificate = GOOD;
    await round();
    await choose(HOST);
    world.host.tenants.forget(tenant.id);
    const place = placeOf((await world.host.tenants.byId(tenant.id))!.info);
    expect(place.origin).toBe(`https://${HOST}`);
    expect(place.deskOrigin).toBe(`https://${tenant.slug}.viche.example.com.ua`);
    await choose(null);
    world.host.tenants.forget(tenant.id);
    expect(placeOf((await world.host.tenants.byId(tenant.id))!.info).origin).toBe(place.deskOrigin);
  });

  it('is given up: nobody’s site is there, and logins that began there end', async () => {
    await servedDomain();
    const token = await loginAt(HOST);
    expect(await whoIs(token, HOST)).not.toBeNull();
    await removeDomain(owner.caller(), { host: HOST });
    forgetAll();
    expect(await servedBy()).toBeNull();
    expect(await whoIs(token, HOST)).toBeNull();
    expect(await rowsOf()).toEqual([]);
  });

  it('warns when its certificate ends soon', async () => {
    await servedDomain();
    const keys = async () => (await owner.caller().read(deskNotices)).map(({ key }) => key);
    expect(await keys()).not.toContain('certificates');
    certificate = { ...GOOD, endsAt: new Date(Date.now() + 13 * 86_400_000) };
    await round();
    expect(await keys()).toContain('certificates');
  });
});

const identity = async () => {
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  return { tenant: bundle.info, keys: bundle.keys };
};
const loginAt = async (host: string | null) => {
  const base = await identity();
  const login = { providerId: 'eid', ceiling: 'eid', device: '', providerSession: null, ownHost: host } as const;
  return world.host.pool.scoped(tenant.id, async ({ sql }) => {
    const session = await openSession({ ...base, sql }, { ...login, participantId: owner.actor.participantId! });
    return session.token;
  });
};
const whoIs = async (token: string, host: string | null) => {
  const base = await identity();
  return world.host.pool.scoped(tenant.id, ({ sql }) => resolveSession({ ...base, sql }, token, undefined, host));
};

/** Names of which owners got a letter that they were lost. */
const toldOf = async () => {
  const letters = await world.asSuperuser<{ params: { host: string } }>(
    `select params from notification where tenant_id = $1 and template = 'domainDropped'`,
    [tenant.id],
  );
  return letters.map(({ params }) => params.host);
};

describe('T21 a name that was lost, or is somebody else’s', () => {
  it('T21 a record that is gone takes the name out within one round: unverified, no site, no login, owners told', async () => {
    await servedDomain();
    await chooseMainDomain(owner.caller(), { host: HOST });
    const token = await loginAt(HOST);
    const { token: oldProof } = await rowOf();
    texts.delete(`_viche.${HOST}`);
    await round();
    const lost = await rowOf();
    expect(lost).toMatchObject({ state: 'unverified', problem: 'no-record', isPrimary: false });
    forgetAll();
    expect(await servedBy()).toBeNull();
    expect(await whoIs(token, HOST)).toBeNull();
    expect(placeOf((await world.host.tenants.byId(tenant.id))!.info).primaryHost).toBeNull();
    expect(await toldOf()).toEqual([HOST]);
    expect((await owner.caller().read(deskNotices)).map(({ key }) => key)).toContain('droppedDomains');
    // The record that everybody could read before proves nothing any more.
    expect(lost.token).not.toBe(oldProof);
    texts.set(`_viche.${HOST}`, [`viche=${oldProof}`]);
    await round();
    expect(await rowOf()).toMatchObject({ state: 'unverified', problem: 'other-record' });
    await prove();
    await round();
    expect((await rowOf()).state).toBe('active');
    // What was told once is not told by each later round.
    await round();
    expect(await toldOf()).toEqual([HOST]);
  });

  it('T21 a name that another hromada proved is refused with core/domain-taken; one that it only claimed is not', async () => {
    const other = await world.tenant(`rival-${serial}`);
    const rival = await other.person({ roles: ['owner'] });
    await claim(owner);
    await claim(rival);
    await prove();
    await round();
    expect((await rowOf()).state).toBe('active');
    // Both records may stand there: whoever held the name first goes on.
    texts.set(`_viche.${HOST}`, [`viche=${(await rowOf()).token}`, `viche=${(await rowOf(rival)).token}`]);
    await round(other);
    expect(await rowOf(rival)).toMatchObject({ state: 'pending', problem: 'taken' });
    forgetAll();
    expect(await servedBy()).toBe(tenant.slug);
    const third = await (await world.tenant(`third-${serial}`)).person({ roles: ['owner'] });
    await expect(claim(third)).rejects.toMatchObject({ code: 'core/domain-taken', params: { host: HOST } });
    expect(await rowsOf(third)).toEqual([]);
  });

  it('T21 of two who prove it in the same moment the index lets one hold it', async () => {
    const other = await world.tenant(`rival-${serial}`);
    const rival = await other.person({ roles: ['owner'] });
    await claim(owner);
    await claim(rival);
    await prove();
    texts.set(`_viche.${HOST}`, [`viche=${(await rowOf()).token}`, `viche=${(await rowOf(rival)).token}`]);
    await Promise.allSettled([round(), round(other)]);
    await round();
    await round(other);
    expect([(await rowOf()).state, (await rowOf(rival)).state].sort()).toEqual(['active', 'pending']);
  });

  it('T21 a cookie of one address of the site is nobody’s at another, and staff are residents at their own domain', async () => {
    await servedDomain();
    const atOwn = await loginAt(HOST);
    const atDesk = await loginAt(null);
    expect(await whoIs(atOwn, null)).toBeNull();
    expect(await whoIs(atOwn, 'other.hromada.gov.ua')).toBeNull();
    expect(await whoIs(atDesk, HOST)).toBeNull();
    expect(await whoIs(atDesk, null)).toMatchObject({ staffId: owner.actor.staffId });
    expect(await whoIs(atOwn, HOST)).toMatchObject({ staffId: null, roles: [], ownerSince: null });
  });
});
