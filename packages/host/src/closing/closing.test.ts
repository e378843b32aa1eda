import { newId } from '@viche/db';
import type { AnyCommand } from '@viche/plugin-api';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeArchive } from '../commands/take-archive.ts';
import { coreJobs } from '../core-jobs.ts';
import { approveFourEyes } from '../four-eyes/commands.ts';
import { writeLetter } from '../letters.ts';
import { closedSite } from './closed-site.ts';
import { cancelClosing, changeClosing, startClosing } from './closing-commands.ts';
import { readClosing } from './closing-rows.ts';
import { dayIn, letDayCome, letWritersEnd } from './day-comes.fixture.ts';
import { endDueTenants } from './end-tenants.ts';

const REASON = 'Громада переходить на власний сервер';
const MOVED_TO = 'https://petytsii.example.gov.ua';
const PETITION = {
  title: 'Перехід біля школи на вулиці Лісовій',
  essence: 'Щоранку вулицю переходять діти, а машини їдуть швидко.',
  demand: 'Поставити світлофор на переході біля школи.',
};

/** An act that begins something which takes weeks. */
const { submitPetition } = servers.find(({ manifest }) => manifest.id === 'petitions')!.commands as Record<
  string,
  AnyCommand
>;

let world: World;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world?.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error) =>
      error.params.fields.map(({ field, problem }: { field: string; problem: string }) => `${field} ${problem}`),
  );
const start = (owner: Person, more: object = {}) =>
  startClosing(owner.caller(), { lastDay: dayIn(31), reason: REASON, movedTo: MOVED_TO, ...more });
const noJobs = { forgetJobs: async () => 0 };

async function openSite(slug: string): Promise<{ tenant: TestTenant; owner: Person }> {
  const tenant = await world.tenant(slug);
  await world.asSuperuser(`update tenant set state = 'live' where id = $1`, [tenant.id]);
  await refresh(tenant);
  return {
    tenant,
    owner: await tenant.person({ roles: ['owner'], name: 'Стельмах Галина', email: `${slug}@example.org` }),
  };
}
/** A caller of the test world takes the bundle of the last change of settings; a running process is told of every change. */
const refresh = (tenant: TestTenant) => tenant.set('core', {});
const infoOf = async ({ id }: TestTenant) => (await world.host.tenants.byId(id))?.info;

describe('an owner who closes the site', () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  let since: string;
  const tell = (news: 'closes' | 'goes-on') =>
    coreJobs(world.host, {} as never).tellClosing({
      tenantId: site.tenant.id,
      payload: { news, since, after: null },
      receipt: { tenantId: site.tenant.id, consumer: 'core:tellClosing', eventId: newId() },
    });
  const lettersOf = (template: string) =>
    world.asSuperuser<{ id: string }>(
      'select id::text from notification where tenant_id = $1 and template = $2 order by id',
      [site.tenant.id, template],
    );
  beforeAll(async () => {
    site = await openSite('slavutych');
  });

  test('has just proved who they are, gives a reason, and leaves the days of the setting', async () => {
    const { tenant, owner } = site;
    const others = [
      await tenant.person({ roles: ['editor', 'moderator'] }),
      await tenant.person(),
      await tenant.person({ roles: ['auditor'] }),
    ];
    const codes = await Promise.all(others.map((person) => codeOf(start(person))));
    expect(codes).toEqual(['core/forbidden', 'core/not-found', 'core/forbidden']);
    expect(await fieldsOf(start(owner, { reason: 'бо' }))).toEqual(['reason too-short']);
    expect(await fieldsOf(start(owner, { lastDay: dayIn(29) }))).toEqual(['lastDay closing:problem.too-soon']);
    expect(await fieldsOf(start(owner, { lastDay: '2099-01-01' }))).toEqual(['lastDay closing:problem.too-late']);
    for (const movedTo of ['javascript:alert(1)', 'http://example.org', '/petitions', 'петиції'])
      expect(await fieldsOf(start(owner, { movedTo }))).toEqual(['movedTo closing:problem.address']);
    expect((await infoOf(tenant))?.state).toBe('live');
  });

  test('does it, and everybody reads it; nothing new begins, residents get one letter', async () => {
    const { tenant, owner } = site;
    await start(owner);
    await refresh(tenant);
    const resident = await tenant.person({ email: 'nazar@example.org' });
    expect(await infoOf(tenant)).toMatchObject({
      state: 'closing',
      closing: { lastDay: dayIn(31), movedTo: MOVED_TO },
    });
    expect(await codeOf(submitPetition!(resident.caller(), PETITION))).toBe('core/site-closing');
    const [closing] = await world.asSuperuser<{ since: Date }>(
      'select closing_since as since from tenant where id = $1',
      [tenant.id],
    );
    since = closing!.since.toISOString();
    await tell('closes');
    await tell('closes');
    const letters = await lettersOf('siteCloses');
    expect(letters).toHaveLength(2);
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const letter = await world.host.pool.scoped(tenant.id, (session) =>
      writeLetter(world.host, bundle, session, letters[0]!.id),
    );
    // One of the two goes out, the other one waits.
    await world.asSuperuser(`update notification set state = 'sent' where id = $1`, [letters[0]!.id]);
    expect(letter?.content.paragraphs.join(' ')).toContain(MOVED_TO);
    expect(await codeOf(start(owner))).toBe('core/tenant-state');
  });

  test('K07 cannot shorten the notice by any statement of the runtime, nor close the site, nor sweep it', async () => {
    const { id } = site.tenant;
    const refused = (statement: string) =>
      world.host.pool
        .scoped(id, ({ sql }) => sql(Object.assign([statement], { raw: [statement] }) as never))
        .then(
          () => 'done',
          (error) => error.sqlState ?? error.code ?? String(error),
        );
    expect(await refused(`update tenant set closes_at = now()`)).toBe('23514');
    expect(await refused(`update tenant set state = 'closed', pepper = '', data_key = '', closed_at = now()`)).toBe(
      '23514',
    );
    expect(await refused(`select viche.sweep_table('participant', 10)`)).toBe('42501');
    expect(await refused(`delete from audit_entry`)).toBe('42501');
    const [row] = await world.host.pool.scoped(
      id,
      ({ sql }) => sql<{ closed: boolean }>`select viche.close_tenant() as closed`,
    );
    expect(row).toEqual({ closed: false });
  });

  test('calls it off: the site goes on, and whoever had the letter gets another', async () => {
    const { tenant, owner } = site;
    await cancelClosing(owner.caller(), { reason: 'Рада передумала на сесії' });
    await refresh(tenant);
    expect(await infoOf(tenant)).toMatchObject({ state: 'live', closing: null });
    await tell('closes');
    await tell('goes-on');
    expect(await lettersOf('siteCloses')).toHaveLength(2);
    expect(await lettersOf('siteGoesOn')).toHaveLength(1);
    const bundle = (await world.host.tenants.byId(tenant.id))!;
    const [waiting] = await world.asSuperuser<{ id: string }>(
      `select id::text from notification where tenant_id = $1 and template = 'siteCloses' and state = 'queued'`,
      [tenant.id],
    );
    const dropped = await world.host.pool.scoped(tenant.id, (session) =>
      writeLetter(world.host, bundle, session, waiting!.id),
    );
    expect(dropped).toBeNull();
    const resident = await tenant.person();
    expect(await codeOf(submitPetition!(resident.caller(), PETITION))).toBe('done');
    expect(await codeOf(cancelClosing(owner.caller(), { reason: 'Ще раз про всяк випадок' }))).toBe(
      'core/tenant-state',
    );
  });

  test('waits for a second owner where there is one', async () => {
    const { tenant, owner } = site;
    const second = await tenant.person({ roles: ['owner'], name: 'Мельник Іван' });
    const asked = await start(owner, { lastDay: dayIn(40) }).then(
      () => null,
      (error) => error,
    );
    expect(asked?.code).toBe('core/four-eyes');
    expect((await infoOf(tenant))?.state).toBe('live');
    await approveFourEyes(servers)(second.caller(), { requestId: asked.params.requestId });
    await refresh(tenant);
    expect((await infoOf(tenant))?.state).toBe('closing');
  });
});

describe('the last day', () => {
  test('waits for an archive, or for a plain no', async () => {
    const { tenant, owner } = await openSite('boiarka');
    await start(owner);
    await letDayCome(world, tenant.id);
    await endDueTenants(world.host, noJobs);
    expect((await infoOf(tenant))?.state).toBe('closing');
    await takeArchive(owner.caller(), {});
    const view = await world.host.pool.scoped(tenant.id, ({ sql }) => readClosing({ sql, tenantId: tenant.id }, 30));
    expect(view.archived).toBe(true);
    await endDueTenants(world.host, noJobs);
    expect(await world.host.tenants.byHost('boiarka')).toBeNull();
    expect(await world.host.tenants.closedAt('boiarka')).toBe(tenant.id);
  });

  test('comes: the certificate is finished when nobody writes any more, the slug stays taken, the hromada is free', async () => {
    const { tenant, owner } = await openSite('lutsk');
    await start(owner, { movedTo: '' });
    await refresh(tenant);
    await changeClosing(owner.caller(), { movedTo: MOVED_TO, withoutArchive: true });
    await letDayCome(world, tenant.id);
    await endDueTenants(world.host, { forgetJobs: async () => 7 });
    expect((await closedSite(world.host, tenant.id))?.finishedAt).toBeNull();
    await letWritersEnd(world, tenant.id);
    await endDueTenants(world.host, noJobs);
    const site = (await closedSite(world.host, tenant.id))!;
    expect(site.finishedAt).toBeInstanceOf(Date);
    expect(site).toMatchObject({ slug: 'lutsk', movedTo: MOVED_TO, withoutArchive: true });
    expect(site.counts).toMatchObject({ jobs: 7, 'table participant': 1, 'table staff_member': 1 });
    const [row] = await world.asSuperuser<{ keys: number; taken: boolean; slugs: number }>(
      `select octet_length(t.pepper) + octet_length(t.data_key) as keys,
         exists (select from viche.taken_territories(array[t.code::text])) as taken,
         (select count(*)::int from viche.taken_slugs(array[t.slug])) as slugs
       from tenant t where t.id = $1`,
      [tenant.id],
    );
    expect(row).toEqual({ keys: 0, taken: false, slugs: 1 });
    const [again] = await world.asSuperuser('select id from viche.tenants_to_close() where id = $1', [tenant.id]);
    expect(again).toBeUndefined();
  });
});
