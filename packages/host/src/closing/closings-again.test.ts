import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatClosing, KeyRing, newKeyEnvironment } from '@viche/identity';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { replayErasures } from '../erasures.ts';
import { appendToGoneJournal } from '../gone-journal.ts';
import { closedSite } from './closed-site.ts';
import { startClosing } from './closing-commands.ts';
import { replayClosings } from './closings-again.ts';
import { dayIn, letDayCome, letWritersEnd } from './day-comes.fixture.ts';
import { endDueTenants } from './end-tenants.ts';

const MOVED_TO = 'https://petytsii.example.gov.ua';
const outside = { forgetJobs: async () => 0 };

let world: World;
let folder: string;
let journal: string;
let neighbour: TestTenant;

beforeAll(async () => {
  world = await createWorld([]);
  folder = mkdtempSync(path.join(tmpdir(), 'viche-closings-'));
  neighbour = await world.tenant('lutsk');
  await world.asSuperuser(`update tenant set state = 'live'`);
});
afterAll(async () => {
  await world?.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  journal = path.join(folder, Math.random().toString(36).slice(2), 'gone.jsonl');
});

const services = () => ({ ...world.host, erasureJournal: journal });
const lines = () => readFileSync(journal, 'utf8').trim().split('\n');

const COPIED = ['tenant', 'closing_certificate', 'participant', 'staff_member'];

/** Keeps what the tables hold of the tenant now; the answer puts it back, as a restore of an older copy does. */
async function copyNow(tenantId: string): Promise<() => Promise<void>> {
  const column = { tenant: 'id', closing_certificate: 'tenant_ref' } as Readonly<Record<string, string>>;
  const kept = new Map<string, string>();
  for (const table of COPIED) {
    const [row] = await world.asSuperuser<{ rows: string }>(
      `select coalesce(json_agg(t), '[]')::text as rows from ${table} t where ${column[table] ?? 'tenant_id'} = $1`,
      [tenantId],
    );
    kept.set(table, row!.rows);
  }
  return async () => {
    await world.asSuperuser(`set session_replication_role = replica`);
    for (const [table, rows] of kept) {
      await world.asSuperuser(`delete from ${table} where ${column[table] ?? 'tenant_id'} = $1`, [tenantId]);
      await world.asSuperuser(`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`, [
        rows,
      ]);
    }
    await world.asSuperuser(`set session_replication_role = origin`);
    world.host.tenants.forget(tenantId);
  };
}

let place = 0;
/** A site with a resident, its copy of this moment, and then its end by notice and day. */
async function closedAfterCopy() {
  place += 1;
  const tenant = await world.tenant(`hromada-${place}`);
  const owner = await tenant.person({ roles: ['owner'] });
  await tenant.person({ email: 'oksana@mail.example' });
  await tenant.set('core', { closingSecondOwnerDays: 0 });
  const restore = await copyNow(tenant.id);
  await startClosing(owner.caller(), {
    lastDay: dayIn(31),
    reason: 'Громада переходить на власний сервер',
    movedTo: MOVED_TO,
    withoutArchive: true,
  });
  await letDayCome(world, tenant.id);
  await endDueTenants(services(), outside);
  await letWritersEnd(world, tenant.id);
  await endDueTenants(services(), outside);
  return { tenant, restore, site: (await closedSite(world.host, tenant.id))! };
}

const keyBytes = async (tenantId: string): Promise<number> => {
  const [row] = await world.asSuperuser<{ bytes: number }>(
    'select octet_length(pepper) + octet_length(data_key) as bytes from tenant where id = $1',
    [tenantId],
  );
  return row!.bytes;
};

describe('K07 an older copy of the database', () => {
  test('K07 does not bring a closed site back: its keys go again before anybody is let in, and its rows after them', async () => {
    const { tenant, restore, site } = await closedAfterCopy();
    expect(site.finishedAt).not.toBeNull();
    await restore();
    expect(await world.host.tenants.byId(tenant.id)).not.toBeNull();
    expect(await keyBytes(tenant.id)).toBeGreaterThan(0);

    expect(await replayClosings(services())).toEqual({ closed: 1, noted: 0 });
    expect(await keyBytes(tenant.id)).toBe(0);
    expect(await world.host.tenants.byId(tenant.id)).toBeNull();
    expect(await replayErasures(services())).toEqual({ erased: 0, noted: 0, damaged: 0 });
    const again = (await closedSite(world.host, tenant.id))!;
    expect(again).toMatchObject({ closedAt: site.closedAt, closingSince: site.closingSince, movedTo: MOVED_TO });
    expect(again.finishedAt).toBeNull();

    // Not at once, although the day of the closing is long past: whoever began on the copy may still write.
    await endDueTenants(services(), outside);
    expect((await closedSite(world.host, tenant.id))!.finishedAt).toBeNull();
    await letWritersEnd(world, tenant.id);
    await endDueTenants(services(), outside);
    const swept = (await closedSite(world.host, tenant.id))!;
    expect(swept.finishedAt).not.toBeNull();
    expect(swept.counts['table participant']).toBe(2);
    expect(await replayClosings(services())).toEqual({ closed: 0, noted: 0 });
    const [act] = await world.asSuperuser<{ n: number }>(
      `select count(*)::int as n from platform_audit_entry where action = 'core.close-tenant-again' and tenant_ref = $1`,
      [tenant.id],
    );
    expect(act!.n).toBe(1);
    expect(await world.host.tenants.byId(neighbour.id)).not.toBeNull();
  });

  test('K07 the journal tells no more than the closed site’s own page, and a lost one is completed', async () => {
    const { tenant, site } = await closedAfterCopy();
    expect(lines()).toHaveLength(1);
    expect(JSON.parse(lines()[0]!)).toEqual({
      v: 1,
      tenant: tenant.id,
      closed: site.closedAt.toISOString(),
      since: site.closingSince.toISOString(),
      movedTo: MOVED_TO,
      seal: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    });
    rmSync(journal);
    const { noted } = await replayClosings(services());
    expect(noted).toBeGreaterThanOrEqual(1);
    expect(lines()).toHaveLength(noted);
    expect(await replayClosings(services())).toEqual({ closed: 0, noted: 0 });
  });

  test.each([
    { name: 'without a seal', seal: () => '' },
    { name: 'with a seal of other words', seal: (real: string) => `${real.slice(0, -4)}AAAA` },
    {
      name: 'of another platform',
      seal: () => {
        const other = KeyRing.fromEnvironment(newKeyEnvironment());
        const entry = { closedAt: new Date('2026-01-01'), since: new Date('2025-12-01'), movedTo: null };
        return JSON.parse(formatClosing(other, { tenantId: neighbour.id, ...entry }).trim()).seal as string;
      },
    },
  ])('K07 a line $name closes nobody, and is told', async ({ seal }) => {
    await replayClosings(services());
    const entry = { closedAt: new Date('2026-01-01'), since: new Date('2025-12-01'), movedTo: null };
    const real = JSON.parse(formatClosing(world.host.keys, { tenantId: neighbour.id, ...entry }).trim());
    await appendToGoneJournal(journal, `\n${JSON.stringify({ ...real, seal: seal(real.seal) })}`);
    expect(await replayClosings(services())).toEqual({ closed: 0, noted: 0 });
    expect(await replayErasures(services())).toMatchObject({ damaged: 1 });
    expect(await world.host.tenants.byId(neighbour.id)).not.toBeNull();
  });

  test('K07 a copy from before the hromada came knows nothing of it, and starts', async () => {
    await replayClosings(services());
    const unknown = '0197b000-0000-7000-8000-00000000dead';
    const entry = { closedAt: new Date('2026-01-01'), since: new Date('2025-12-01'), movedTo: null };
    await appendToGoneJournal(journal, formatClosing(world.host.keys, { tenantId: unknown, ...entry }));
    expect(await replayClosings(services())).toEqual({ closed: 0, noted: 0 });
  });

  test('K07 no statement that somebody injects closes a site: not with a made-up proof, not with the setting', async () => {
    const inScope = (statement: string) =>
      world.host.pool
        .scoped(neighbour.id, ({ sql }) => sql([statement] as unknown as TemplateStringsArray))
        .then(
          () => 'done',
          (error) => error.sqlState ?? error.code ?? String(error),
        );
    for (const proof of ['', 'x', '0'.repeat(64)])
      expect(await inScope(`select viche.close_again('${proof}', now(), now(), null)`), proof).toBe('42501');
    expect(
      await inScope(
        `with setting as (select set_config('viche.closes_again', '${neighbour.id}', true))
         update tenant set state = 'closed', closed_at = now(), pepper = '', data_key = '' from setting where id = '${neighbour.id}'`,
      ),
    ).not.toBe('done');
    expect(await inScope(`select viche.destroy_tenant('${neighbour.id}', now())`)).toBe('42501');
    expect(await world.host.tenants.byId(neighbour.id)).not.toBeNull();
  });

  test('a journal that cannot be written is an alarm, and the site is closed all the same', async () => {
    mkdirSync(journal, { recursive: true });
    const { tenant } = await closedAfterCopy();
    expect(await world.host.tenants.byId(tenant.id)).toBeNull();
    expect(world.logged.some((line) => line.includes('closing.not-noted'))).toBe(true);
  });
});
