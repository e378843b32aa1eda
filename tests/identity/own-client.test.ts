import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CORE_MANIFEST, type Environment, updateSettings } from '@viche/host';
import { ownPairFault, Secret } from '@viche/identity';
import { CITIZENS } from '@viche/sandbox/citizens';
import { type Sandbox, startSandbox } from '@viche/sandbox/start';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeKeyPair } from '../../apps/sandbox/src/gov-id/seal.ts';
import { createLoginProviders } from '../../apps/web/server/login-providers.ts';
import { deskNotices } from '../../packages/host/src/dashboard/desk-notices.ts';

const CALLBACK = 'http://rada.localhost:3000/auth/callback/gov-id';
const CLIENTS = [
  { clientId: 'viche', clientSecret: 'secret-of-the-platform', redirectUris: [CALLBACK] },
  { clientId: 'rada', clientSecret: 'CANARY-secret-of-the-rada', redirectUris: [CALLBACK] },
];
const oksana = CITIZENS.find(({ key }) => key === 'oksana')!;

let dataDir: string;
let sandbox: Sandbox;
let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'viche-own-client-'));
  [sandbox, world] = await Promise.all([
    startSandbox({ port: 0, smtpPort: 0, dataDir, clients: CLIENTS }),
    createWorld([]),
  ]);
});
afterAll(async () => {
  await Promise.all([sandbox.close(), world.close()]);
  await rm(dataDir, { recursive: true });
});
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`rada-${serial}`);
  owner = await tenant.person({ roles: ['owner'], email: 'owner@rada.example' });
});

const bundle = async () => {
  world.host.tenants.forget(tenant.id);
  return (await world.host.tenants.byId(tenant.id))!;
};

/** What a council enters: all that its agreement gave it. */
function entered(more: { certificate?: string; key?: string } = {}) {
  const { hromada } = sandbox.govId.keys;
  const { certificate = hromada.certificate, key = hromada.key } = more;
  return {
    patch: { govIdClientId: 'rada', govIdCertificate: certificate },
    secrets: { govIdClientSecret: 'CANARY-secret-of-the-rada', govIdKey: key },
  };
}

async function save(change: { patch: object; secrets: Record<string, string | null> }, revision = 0) {
  const update = updateSettings(CORE_MANIFEST, (await bundle()).keys);
  return update(owner.caller(), { ...change, patch: { ...change.patch }, revision, reason: 'договір' }).then(
    () => [],
    (error) => (error.params?.fields ?? [error]).map((one: { field: string; problem: string }) => one),
  );
}

async function providers(more: object = {}) {
  const { signing, sending, client } = sandbox.govId.keys;
  const env = {
    VICHE_MODE: 'development',
    EID_ISSUER: sandbox.issuer,
    EID_CLIENT_ID: 'viche',
    EID_CLIENT_SECRET: 'secret-of-the-platform',
    GOVID_URL: sandbox.govId.address,
    GOVID_CLIENT_ID: 'viche',
    GOVID_CLIENT_SECRET: 'secret-of-the-platform',
    GOVID_WAYS: ['dig_sign'],
    GOVID_CERTIFICATE: [client.certificate],
    GOVID_KEY: client.key,
    GOVID_SERVICE_CERTIFICATES: [signing.certificate, sending.certificate],
    GOVID_INNER_SIGNATURE: 'required',
    ...more,
  } as unknown as Environment;
  const of = await bundle();
  const all = createLoginProviders(env, world.host.log);
  return { all, of, adapter: all.adapterOf(of, 'gov-id')! };
}

async function logIn(adapter: NonNullable<Awaited<ReturnType<typeof providers>>['adapter']>) {
  const { url, cookiePayload } = await adapter.start({ redirectUri: CALLBACK });
  const fields = new URLSearchParams(new URL(url).searchParams);
  for (const [name, value] of Object.entries({ citizen: 'oksana', way: 'dig_sign', case: 'honest' }))
    fields.set(name, value);
  const answer = await fetch(`${sandbox.govId.address}/login`, { method: 'POST', body: fields, redirect: 'manual' });
  const login = { ...cookiePayload, attemptId: '', tenantId: '', returnTo: '/', createdAt: 0 };
  const callbackUrl = new URL(answer.headers.get('location') ?? '');
  return { asked: fields.get('client_id'), ...(await adapter.finish({ callbackUrl, redirectUri: CALLBACK, login })) };
}

describe('a client of the hromada’s own at id.gov.ua', () => {
  it('asks by its own name, opens with its own key and is answered at the site', async () => {
    expect(await save(entered())).toEqual([]);
    const { all, of, adapter } = await providers();
    const { asked, claims } = await logIn(adapter);
    expect(asked).toBe('rada');
    expect(claims).toMatchObject({ familyName: oksana.familyName, providerId: 'gov-id' });
    expect(all.answersTo(of, adapter)).toBe('site');
    expect(all.answersTo(of, all.eidOf(of))).toBe('platform');
  });

  it('gives way to the platform’s where there is none, where it was cleared and where the platform trusts no certificates', async () => {
    const first = await providers();
    expect((await logIn(first.adapter)).asked).toBe('viche');
    expect(first.all.answersTo(first.of, first.adapter)).toBe('platform');
    expect(await save(entered())).toEqual([]);
    const blind = await providers({
      GOVID_SERVICE_CERTIFICATES: undefined,
      GOVID_DECRYPT_URL: 'https://decrypt.example',
    });
    expect(blind.all.answersTo(blind.of, blind.adapter)).toBe('platform');
    expect(world.logged.join()).toContain('login.own-client-unused');
    const cleared = {
      patch: { govIdClientId: '', govIdCertificate: '' },
      secrets: { govIdClientSecret: null, govIdKey: null },
    };
    expect(await save(cleared, 1)).toEqual([]);
    const { all, of, adapter } = await providers();
    expect(all.answersTo(of, adapter)).toBe('platform');
  });

  it('is all or none: what is missing is said beside its field, and nothing is stored', async () => {
    const { patch, secrets } = entered();
    const missing = (...fields: string[]) =>
      fields.map((field) => ({ field, problem: `logins:problem.missing.${field}` }));
    expect(await save({ patch: { govIdClientId: 'rada' }, secrets: {} })).toEqual(
      missing('govIdClientSecret', 'govIdCertificate', 'govIdKey'),
    );
    expect(await save({ patch, secrets: { govIdKey: secrets.govIdKey } })).toEqual(missing('govIdClientSecret'));
    expect(await save({ patch: {}, secrets: { eidClientSecret: 'a secret alone' } })).toEqual(missing('eidClientId'));
    expect(await world.asSuperuser('select from setting where tenant_id = $1', [tenant.id])).toEqual([]);
    expect(await save(entered())).toEqual([]);
    expect(await save({ patch: {}, secrets: { govIdKey: null } }, 1)).toEqual(missing('govIdKey'));
    expect(await save({ patch: { govIdLabelEn: 'Diia' }, secrets: {} }, 1)).toEqual([]);
  });

  it('wants a certificate for encryption in PEM and its key', async () => {
    const { hromada, client, signing } = sandbox.govId.keys;
    const refused = async (pair: Parameters<typeof entered>[0]) => {
      const [found] = await save(entered(pair));
      return `${found.field} ${found.problem.split('.').at(-1)}`;
    };
    expect(await refused({ certificate: 'not PEM' })).toBe('govIdCertificate certificate-unreadable');
    expect(await refused({ certificate: signing.certificate })).toBe('govIdCertificate not-for-encryption');
    expect(await refused({ key: client.key })).toBe('govIdKey other-key');
    expect(await refused({ key: 'not PEM' })).toBe('govIdKey key-unreadable');
    expect(await refused({ key: hromada.certificate })).toBe('govIdKey key-unreadable');
    const past = makeKeyPair('Рада', 'encrypt', 201, -0.5);
    expect(await refused(past)).toBe('govIdCertificate expired');
    const early = await ownPairFault(
      { certificate: hromada.certificate, key: Secret.fromText(hromada.key) },
      new Date(Date.now() - 30 * 86_400_000),
    );
    expect(early).toBe('too-early');
    const impatient = await ownPairFault(
      { certificate: hromada.certificate, key: Secret.fromText(hromada.key) },
      new Date(),
      1,
    );
    expect(impatient).toBe('key-unreadable');
  });

  it('takes a PEM whose lines were lost on the way', async () => {
    const { hromada } = sandbox.govId.keys;
    const inOneLine = (pem: string) => pem.replaceAll('\n', ' ');
    const windows = hromada.certificate.replaceAll('\n', '\r\n');
    expect(await save(entered({ certificate: windows, key: inOneLine(hromada.key) }))).toEqual([]);
    expect((await logIn((await providers()).adapter)).claims.familyName).toBe(oksana.familyName);
  });

  it('leaves neither secret nor key in rows, history, audit entries or the log', async () => {
    expect(await save(entered())).toEqual([]);
    await logIn((await providers()).adapter);
    const tables = ['setting', 'setting_change', 'audit_entry', 'command_receipt'];
    const rows = await Promise.all(
      tables.map((table) => world.asSuperuser(`select * from ${table} where tenant_id = $1`, [tenant.id])),
    );
    const all = JSON.stringify(rows) + world.logged.join('\n');
    const { key } = sandbox.govId.keys.hromada;
    expect(all).toContain('govIdKey');
    expect(all).not.toContain('CANARY-secret-of-the-rada');
    expect(all).not.toContain(key.split('\n')[1]);
  });

  it('warns at the desk before its certificate ends', async () => {
    const notices = async () => (await owner.caller().read(deskNotices)).map(({ key, text }) => [key, text]);
    const until = async (days: number, more: object = {}) => {
      const { certificate } = makeKeyPair('Рада', 'encrypt', 202, days);
      await tenant.set('core', { govIdClientId: 'rada', govIdCertificate: certificate, ...more });
    };
    await until(31.5);
    expect(await notices()).toEqual([]);
    await until(31.5, { govIdWarnDays: 32 });
    expect(await notices()).toEqual([['govIdCertificateEnds', expect.stringContaining('31')]]);
    await until(29.5);
    expect(await notices()).toEqual([['govIdCertificateEnds', expect.stringContaining('29')]]);
    const officer = await tenant.person({ roles: ['officer'], email: 'officer@rada.example' });
    expect(await officer.caller().read(deskNotices)).toEqual([]);
    await until(-0.1);
    expect(await notices()).toEqual([['govIdCertificateEnded', expect.any(String)]]);
  });
});
