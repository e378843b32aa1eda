import { randomBytes, verify } from 'node:crypto';
import { generateSigningKey, publicHalf } from '@viche/audit';
import { buildCatalogue } from '@viche/events';
import { CORE_JOBS, closedSite, closingCertificate, endDueTenants, startClosing } from '@viche/host';
import { buildJobCatalogue, createQueues, type Queues } from '@viche/jobs';
import { photo } from '@viche/storage/testing';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CERTIFICATE_FILES, closedFile } from '../../apps/web/server/closed-files.ts';
import { closedPage } from '../../apps/web/server/closed-page.ts';
import { dayIn, letDayCome, letWritersEnd } from '../../packages/host/src/closing/day-comes.fixture.ts';
import { readPdf } from '../../packages/pdf/src/read-pdf.fixture.ts';
import { PLUGINS } from '../contract/plugins.ts';
import { fingerprint } from '../contract/tenant-tables.ts';
import { CANARY, openTwoHromadas, type TwoHromadas } from './two-hromadas.ts';

const NAME = 'Голубкевич Соломія Орестівна';
const MAIL = 'orysia.perepelytsia@example.org';
const REASON = 'Громада переходить на власний сервер';
const quiet = { info() {}, warn() {}, error() {} };

let two: TwoHromadas;
let queues: Queues;
let owner: Person;
/** Everything that the database held before the end, as a dump taken then. */
let former: Map<string, string>;
let neighbour: Record<string, string>;

const neighbourNow = () => fingerprint(two.world, two.tables, two.b.tenant.id);

/** Every row of every table, the queue's too, as text, by the table. */
async function dump(): Promise<Map<string, string>> {
  const tables = await two.world.asSuperuser<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'queue', 'viche')`,
  );
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const rows = await two.world.asSuperuser<{ row: string }>(`select t::text as row from ${name} t`);
    texts.set(name, rows.map(({ row }) => row).join('\n'));
  }
  return texts;
}
/** Tables in which the word stands: bytes stand in a dump as hex, texts as they are. */
const holding = (texts: Map<string, string>, word: string): string[] =>
  [...texts]
    .filter(([, text]) => text.includes(word) || text.includes(Buffer.from(word).toString('hex')))
    .map(([name]) => name);

async function filesOf(tenantId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of two.world.host.files!.store.list(tenantId)) keys.push(key);
  return keys;
}

const jobOf = (tenantId: string, n: number) => ({
  envelope: {
    kind: 'job' as const,
    tenantId,
    plugin: 'core',
    key: 'deliverNotification',
    deliveryId: `0197b000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    occurredAt: new Date().toISOString(),
    payload: { notificationId: tenantId === two.a.tenant.id ? CANARY.a : CANARY.b },
    requestId: `r${n}`,
  },
  delayMs: n % 2 === 0 ? 3_600_000 : 0,
});

beforeAll(async () => {
  two = await openTwoHromadas();
  const { world, a } = two;
  await world.asSuperuser(`update tenant set state = 'live' where state <> 'closing'`);
  for (const { tenant } of [two.a, two.b]) world.host.tenants.forget(tenant.id);
  await a.tenant.set('core', { closingSecondOwnerDays: 0 });
  owner = await a.tenant.person({ roles: ['owner'], name: NAME });
  await a.tenant.person({ name: 'Перепелиця Орися Марківна', email: MAIL });
  const kept = await a.tenant.sendFile(owner, await photo(), `${CANARY.a}.jpg`);
  if (!kept.done) throw new Error(kept.problem);
  const events = [CORE_JOBS, ...PLUGINS];
  queues = await createQueues({
    backend: { kind: 'postgres', url: world.database.queueUrl },
    envelopeKey: randomBytes(32),
    events: buildCatalogue(events),
    jobs: buildJobCatalogue(events),
    log: quiet,
  });
  await queues.add([1, 2, 3, 4].map((n) => jobOf(a.tenant.id, n)));
  await queues.add([jobOf(two.b.tenant.id, 5)]);
  await startClosing(owner.caller(), { lastDay: dayIn(31), reason: REASON, movedTo: '', withoutArchive: true });
  // A head is a hash; the planted one spells the word.
  await world.asSuperuser(`update audit_batch set head = sha256('head') where tenant_id = $1`, [a.tenant.id]);
  former = await dump();
  neighbour = await neighbourNow();
  await letDayCome(world, a.tenant.id);
}, 180_000);
afterAll(async () => {
  await queues?.close();
  await two?.world.close();
});

describe('K07 a site that was closed', () => {
  test('was full: its words stood in the database and in the queue; names and addresses were sealed even then', async () => {
    expect(holding(former, CANARY.a).length).toBeGreaterThan(30);
    expect(await filesOf(two.a.tenant.id)).not.toEqual([]);
    for (const word of ['Перепелиця', 'Орися', MAIL]) expect(holding(former, word), word).toEqual([]);
    // Who works for the council is public.
    expect(holding(former, 'Голубкевич')).toEqual(['public.staff_member']);
  });

  test('goes on being swept where a sweep broke off, and leaves no row, no file, no job', async () => {
    const { world, a } = two;
    let calls = 0;
    const breaking = {
      forgetJobs: async () => {
        calls += 1;
        throw new Error('the queue is away');
      },
    };
    await expect(endDueTenants(world.host, breaking)).rejects.toThrow('the queue is away');
    expect(calls).toBe(1);
    expect((await closedSite(world.host, a.tenant.id))?.finishedAt).toBeNull();
    // The keys go first: whatever happens to the rest, what was sealed is sealed for ever.
    const [keys] = await world.asSuperuser<{ bytes: number }>(
      'select octet_length(pepper) + octet_length(data_key) as bytes from tenant where id = $1',
      [a.tenant.id],
    );
    expect(keys).toEqual({ bytes: 0 });

    const outside = { forgetJobs: (tenantId: string) => queues.forget(tenantId) };
    await endDueTenants(world.host, outside);
    await letWritersEnd(world, a.tenant.id);
    await endDueTenants(world.host, outside);
    const left = await fingerprint(world, two.tables, a.tenant.id);
    expect(Object.entries(left).filter(([, rows]) => !rows.startsWith('0:'))).toEqual([]);
    expect(await filesOf(a.tenant.id)).toEqual([]);
    const after = await dump();
    for (const word of [CANARY.a, 'Голубкевич', 'Перепелиця', MAIL, REASON])
      expect(holding(after, word), word).toEqual([]);
  }, 120_000);

  test('has a certificate that counts what went, and names nobody', async () => {
    const { world, a } = two;
    const site = (await closedSite(world.host, a.tenant.id))!;
    expect(site.finishedAt).toBeInstanceOf(Date);
    expect(site.counts).toMatchObject({ jobs: 4, files: 2 });
    expect(site.counts['table participant']).toBeGreaterThan(1);
    const full = Object.entries(await neighbourNow()).filter(([, rows]) => !rows.startsWith('0:'));
    for (const [table] of full)
      expect(site.counts[`table ${table}`], `${table} stands in the certificate`).toBeGreaterThan(0);
    const file = closingCertificate(site);
    expect(JSON.parse(file)).toMatchObject({ format: 'viche-closing-certificate/1', slug: 'slavutych' });
    for (const word of [CANARY.a, 'Голубкевич', MAIL, REASON]) expect(file).not.toContain(word);
  });

  test('has it signed by the key of the logs, so that anybody checks it, and as a paper', async () => {
    const { world, a } = two;
    const site = (await closedSite(world.host, a.tenant.id))!;
    const pair = generateSigningKey();
    const parts = {
      env: { AUDIT_SIGNING_KEY: pair.privatePem, PLATFORM_URL: 'https://viche.example' },
      translators: world.host.translators,
    };
    const file = (path: string, of = site) => closedFile(path, of, parts);
    const [json, signature] = await Promise.all([file(CERTIFICATE_FILES.json), file(CERTIFICATE_FILES.signature)]);
    const key = publicHalf(pair.privatePem);
    expect(key).toBe(pair.publicPem);
    const isGood = (bytes: Uint8Array) => verify(null, bytes, key, signature!.body as Uint8Array);
    expect(isGood(json!.body as Uint8Array)).toBe(true);
    const forged = String(json!.body).replace('"slug": "slavutych"', '"slug": "slavutych2"');
    expect(isGood(Buffer.from(forged))).toBe(false);
    for (const [locale, title] of [
      ['', 'Довідка про видалення'],
      ['/en', 'Certificate of deletion'],
    ]) {
      const { pages } = readPdf((await file(`${locale}${CERTIFICATE_FILES.paper}`))!.body as Uint8Array);
      const text = pages.join(' ').replace(/\s+/g, ' ');
      expect(text).toContain(title);
      expect(text).toContain(pair.keyId);
      expect(text).toContain('https://viche.example/audit-key.pem');
      for (const word of [CANARY.a, 'Голубкевич', MAIL, REASON]) expect(text).not.toContain(word);
    }
    // Half of the truth is neither signed nor printed.
    const unfinished = { ...site, finishedAt: null };
    expect(await file(CERTIFICATE_FILES.signature, unfinished)).toBeNull();
    expect(await file(CERTIFICATE_FILES.paper, unfinished)).toBeNull();
    expect(closedPage(parts.translators, unfinished, 'n')).not.toContain(CERTIFICATE_FILES.paper);
    expect(closedPage(parts.translators, site, 'n')).toContain(`/en${CERTIFICATE_FILES.paper}`);
  });

  test('took nothing from its neighbour', async () => {
    expect(await neighbourNow()).toEqual(neighbour);
    expect((await queues.counts()).get('core')).toMatchObject({ waiting: 1, delayed: 0 });
    expect(holding(await dump(), CANARY.b).length).toBeGreaterThan(30);
  });

  test('cannot be entered again: no bundle, no key, no way back', async () => {
    const { world, a } = two;
    world.host.tenants.forget(a.tenant.id);
    expect(await world.host.tenants.byId(a.tenant.id)).toBeNull();
    expect(await world.host.tenants.byHost('slavutych')).toBeNull();
    const back = world.asSuperuser(`update tenant set state = 'live', pepper = 'x', data_key = 'x' where id = $1`, [
      a.tenant.id,
    ]);
    await expect(back).rejects.toMatchObject({ constraint: 'tenant_state_kept' });
  });
});
