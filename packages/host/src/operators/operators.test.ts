import { newId } from '@viche/db';
import { servers } from '@viche/registry/servers';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { coreJobs } from '../core-jobs.ts';
import { switchModule } from '../modules/switch-module.ts';
import { cancelPasskeyReset, takePasskeyReset } from '../people/passkey-resets.ts';
import { announce, announcementsNow, kyivDay, listAnnouncements, withdrawAnnouncement } from './announcements.ts';
import { countUsage } from './count-usage.ts';
import { endOperator, inviteOperator, listOperators, offerFirstOperator } from './operator-accounts.ts';
import type { OperatorAtWork } from './operator-at-work.ts';
import { findTenant, findTenants } from './operator-tenants.ts';
import { noteQueue, platformFigures, usageDays } from './platform-figures.ts';
import { readPlatformJournal } from './platform-journal.ts';
import { resetLoneOwner, seeOwners } from './reset-lone-owner.ts';
import { operatorIn } from './signed-in.fixture.ts';
import { offerModule, resumeTenant, suspendTenant } from './tenant-acts.ts';

const REASON = 'Рада просить зупинити сайт на час перевірки';

let world: World;
let slavutych: TestTenant;
let who: OperatorAtWork;
beforeAll(async () => {
  world = await createWorld(servers);
  slavutych = await world.tenant('slavutych');
  await world.tenant('lutsk', { plugins: [] });
  await world.asSuperuser(`update tenant set state = 'live'`);
});
afterAll(() => world?.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
const stateOf = async (id: string) =>
  (await world.asSuperuser<{ state: string }>('select state from tenant where id = $1', [id]))[0]!.state;
const suspend = (by = who, tenantId = slavutych.id) => suspendTenant(world.host, by, { tenantId, reason: REASON });
const resume = () => resumeTenant(world.host, who, { tenantId: slavutych.id, reason: REASON });

test('a platform without operators offers a code, and none from then on', async () => {
  expect(await offerFirstOperator(world.host)).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  who = await operatorIn(world);
  expect(await offerFirstOperator(world.host)).toBeNull();
});

describe('suspending a site', () => {
  test('T22 leaves a row with the reason in both logs; the site is found suspended at once', async () => {
    await suspend();
    expect((await world.host.tenants.byHost('slavutych'))?.info.state).toBe('suspended');
    const rows = (table: string, column: string) =>
      world.asSuperuser(`select action, reason, request_id from ${table} where ${column} = $1`, [slavutych.id]);
    const row = { action: 'operator.suspend-tenant', reason: REASON, request_id: who.requestId };
    expect(await rows('audit_entry', 'tenant_id')).toEqual([row]);
    expect(await rows('platform_audit_entry', 'tenant_ref')).toEqual([row]);
    const { entries } = await readPlatformJournal(world.host, who, { tenantId: slavutych.id });
    expect(entries).toMatchObject([{ slug: 'slavutych', operator: 'Остап Вишня', reason: REASON }]);
  });

  test('is done once; a second operator is told that somebody was faster', async () => {
    expect(await codeOf(suspend())).toBe('core/tenant-state');
    expect(await codeOf(resume())).toBe('done');
    expect(await codeOf(resume())).toBe('core/tenant-state');
    expect(await stateOf(slavutych.id)).toBe('live');
  });

  test('of two at once, one does it', async () => {
    const both = await Promise.all([codeOf(suspend()), codeOf(suspend())]);
    expect(both.toSorted()).toEqual(['core/tenant-state', 'done']);
    await resume();
  });
});

describe('what an operator may not', () => {
  test('O14 act with a proof of ten minutes ago: 0 rows', async () => {
    const late = await operatorIn(world, { provenMinutesAgo: 10 });
    const before = await world.asSuperuser('select from platform_audit_entry');
    expect(await codeOf(suspend(late))).toBe('core/step-up');
    expect(await codeOf(inviteOperator(world.host, late))).toBe('core/step-up');
    expect(await codeOf(endOperator(world.host, late, { operatorId: who.id, reason: REASON }))).toBe('core/step-up');
    expect(await world.asSuperuser('select from platform_audit_entry')).toHaveLength(before.length);
  });

  test('T22 act or read once the session has ended, were it in the middle of a page', async () => {
    const gone = await operatorIn(world);
    await endOperator(world.host, who, { operatorId: gone.id, reason: REASON });
    expect(await codeOf(suspend(gone))).toBe('core/not-found');
    expect(await stateOf(slavutych.id)).toBe('live');
    expect(await codeOf(inviteOperator(world.host, gone))).toBe('core/not-found');
    expect((await findTenants(world.host, gone, {})).tenants).toEqual([]);
    expect(await findTenant(world.host, gone, 'slavutych')).toBeNull();
    expect((await readPlatformJournal(world.host, gone)).entries).toEqual([]);
    expect(await listOperators(world.host, gone)).toEqual({ operators: [], invitations: [] });
  });

  test('T22 act for another operator with one’s own session', async () => {
    const other = await operatorIn(world);
    expect(await codeOf(suspend({ ...who, id: other.id }))).toBe('core/not-found');
  });

  test('touch a hromada that is not there', async () => {
    expect(await codeOf(suspend(who, newId()))).toBe('core/not-found');
  });
});

describe('the ring of modules', () => {
  const petitions = servers.find(({ manifest }) => manifest.id === 'petitions')!;
  const offer = (to: 'offered' | 'withheld', plugin = 'petitions') =>
    offerModule(world.host, who, { tenantId: slavutych.id, plugin, to, reason: REASON });
  const flip = async (to: 'on' | 'off') => {
    const owner = await slavutych.person({ roles: ['owner'] });
    const done = await codeOf(switchModule(petitions)(owner.caller(), { to }));
    world.host.tenants.forget(slavutych.id);
    return done;
  };

  test('a module that is switched on cannot be taken away', async () => {
    await slavutych.switch('petitions', 'on');
    expect(await codeOf(offer('withheld'))).toBe('core/module-in-use');
  });

  test('one that is not offered cannot be switched on, until it is offered', async () => {
    await slavutych.switch('petitions', 'off');
    expect(await codeOf(offer('withheld'))).toBe('done');
    expect((await world.host.tenants.byId(slavutych.id))?.withheld).toEqual(new Set(['petitions']));
    expect(await flip('on')).toBe('core/module-not-offered');
    expect(await codeOf(offer('offered'))).toBe('done');
    expect(await flip('on')).toBe('done');
  });

  test('a module that nobody has', async () => {
    expect(await codeOf(offer('withheld', 'nobody'))).toBe('core/not-found');
  });
});

describe('the list', () => {
  test('finds by a part of name, address or code, in any case; percent signs are letters', async () => {
    const slugs = async (question: string) =>
      (await findTenants(world.host, who, { question })).tenants.map(({ slug }) => slug);
    expect(await slugs('')).toEqual(['lutsk', 'slavutych']);
    expect(await slugs('SLAVU')).toEqual(['slavutych']);
    expect(await slugs('%')).toEqual([]);
    expect(await slugs(`'; drop table tenant --`)).toEqual([]);
    const [row] = await world.asSuperuser<{ code: string }>(`select code from tenant where slug = 'lutsk'`);
    expect(await slugs(row!.code)).toEqual(['lutsk']);
  });

  test('goes on after a slug, and tells the states apart', async () => {
    await suspend();
    const { tenants, counts } = await findTenants(world.host, who, { state: 'suspended' });
    expect(tenants.map(({ slug }) => slug)).toEqual(['slavutych']);
    expect(counts).toEqual({ live: 1, suspended: 1 });
    expect((await findTenants(world.host, who, { after: 'lutsk' })).tenants).toHaveLength(1);
    await resume();
  });

  test('shows what the hromada’s own job has counted, and nothing before', async () => {
    expect((await findTenant(world.host, who, 'slavutych'))?.usage).toBeNull();
    await slavutych.person();
    const jobs = coreJobs(world.host, { outboxDays: 30 } as never);
    const receipt = { tenantId: slavutych.id, consumer: 'core', eventId: newId() };
    await jobs.countUsage({ tenantId: slavutych.id, payload: {}, receipt } as never);
    const bundle = (await world.host.tenants.byId(slavutych.id))!;
    const now = await world.host.pool.scoped(slavutych.id, (session) => countUsage(world.host, session, bundle, 0));
    const line = await findTenant(world.host, who, 'slavutych');
    expect(now.participants).toBeGreaterThan(0);
    expect(line?.usage).toMatchObject({
      participants: now.participants,
      processes: 0,
      failedJobs: 0,
      modules: ['petitions'],
    });
    expect((await findTenant(world.host, who, 'lutsk'))?.usage).toBeNull();
    const days = await world.asSuperuser('select day from tenant_usage where tenant_ref = $1', [slavutych.id]);
    expect(days).toHaveLength(2);
  });

  test('T01 a hromada counts itself alone: outside of a scope nothing is noted', async () => {
    const before = await world.asSuperuser('select * from tenant_usage');
    await world.host.pool.platform(
      ({ sql }) => sql`select viche.note_tenant_usage('2026-01-01'::date, 1, 1, 1, 1, 1, '{}'::text[], null)`,
      { for: 'writing' },
    );
    expect(await world.asSuperuser('select * from tenant_usage')).toHaveLength(before.length);
  });
});

describe('announcements', () => {
  const today = kyivDay(new Date());
  const typed = {
    tone: 'warn',
    textUk: 'У неділю вночі платформа не працюватиме',
    textEn: 'The platform is down on Sunday night',
    fromDay: today,
    untilDay: today,
  } as const;
  const fieldsOf = (over: object) =>
    announce(world.host, who, { ...typed, ...over }).then(
      () => 'done',
      (error) => error.params.fields.map(({ field }: { field: string }) => field),
    );

  test('are shown on their days, until they are withdrawn', async () => {
    expect(await announcementsNow(world.host)).toEqual([]);
    await announce(world.host, who, typed);
    await announce(world.host, who, { ...typed, fromDay: '2999-01-01', untilDay: '2999-01-01' });
    const shown = await announcementsNow(world.host);
    expect(shown).toMatchObject([{ tone: 'warn', textUk: typed.textUk, textEn: typed.textEn }]);
    await withdrawAnnouncement(world.host, who, shown[0]!.id);
    expect(await announcementsNow(world.host)).toEqual([]);
    expect(await codeOf(withdrawAnnouncement(world.host, who, shown[0]!.id))).toBe('core/not-found');
  });

  test.each([
    [{ textUk: ' ' }, ['textUk']],
    [{ textEn: 'я'.repeat(501) }, ['textEn']],
    [{ fromDay: '31.12.2026' }, ['fromDay']],
    [{ untilDay: '2026-02-30' }, ['untilDay']],
    [{ fromDay: '2999-02-02', untilDay: '2999-02-01' }, ['untilDay']],
    [{ fromDay: '2020-01-01', untilDay: '2020-01-01' }, ['untilDay']],
  ])('%j is refused beside its field', async (over, fields) => {
    expect(await fieldsOf(over)).toEqual(fields);
  });

  test('O14 T22 nobody announces without a fresh proof or without a session', async () => {
    const late = await operatorIn(world, { provenMinutesAgo: 10 });
    expect(await codeOf(announce(world.host, late, typed))).toBe('core/step-up');
    const nobody = { ...who, session: Buffer.alloc(32) };
    expect(await codeOf(announce(world.host, nobody, typed))).toBe('core/not-found');
    expect(await listAnnouncements(world.host, nobody)).toEqual([]);
  });
});

describe('the figures of the platform', () => {
  test('are the sum of what hromadas counted, beside what the worker told', async () => {
    const figures = () => platformFigures(world.host, who, '2026-01-01');
    expect((await figures()).queue).toBeNull();
    await noteQueue(world.host, { waiting: 7, active: 2 });
    const told = await figures();
    expect(told.queue).toMatchObject({ waiting: 7, active: 2 });
    expect(told).toMatchObject({ states: { live: 2 }, counted: 1, failedJobs: 0 });
    expect(told.databaseBytes).toBeGreaterThan(1_000_000);
    expect(told.days).toHaveLength(2);
    await world.asSuperuser(
      `insert into tenant_usage (tenant_ref, day, participants, processes, sign_ins, acts, failed_jobs)
       select id, $1, 5, 3, 11, 13, 1 from tenant where slug = 'lutsk'`,
      [told.days[0]!.day],
    );
    const after = await figures();
    expect(after.participants).toBe(told.participants + 5);
    expect(after.failedJobs).toBe(1);
    const first = told.days[0]!;
    expect(after.days[0]).toEqual({ ...first, signIns: first.signIns + 11, acts: first.acts + 13, failedJobs: 1 });
    const daysOf = (tenantId: string) => usageDays(world.host, who, { since: '2026-01-01', tenantId });
    expect(await daysOf(slavutych.id)).toEqual(told.days);
    const [lutsk] = await world.asSuperuser<{ id: string }>(`select id from tenant where slug = 'lutsk'`);
    expect(await daysOf(lutsk!.id)).toEqual([{ day: first.day, signIns: 11, acts: 13, failedJobs: 1 }]);
  });

  test('T22 are nobody else’s', async () => {
    const nobody = { ...who, session: Buffer.alloc(32) };
    const figures = await platformFigures(world.host, nobody, '2026-01-01');
    expect(figures).toMatchObject({ states: {}, participants: 0, databaseBytes: 0, queue: null, days: [] });
    expect(await usageDays(world.host, nobody, { since: '2026-01-01', tenantId: slavutych.id })).toEqual([]);
  });
});

describe('O16 a lone owner who lost the passkeys', () => {
  const ask = (tenantId: string, by = who) => resetLoneOwner(world.host, by, { tenantId, reason: REASON });
  let village: TestTenant;
  let owner: Awaited<ReturnType<TestTenant['person']>>;
  beforeAll(async () => {
    village = await world.tenant('vyshneve');
    owner = await village.person({ roles: ['owner'], email: 'holova@vyshneve.example' });
  });
  const resets = () => world.asSuperuser('select * from passkey_reset where tenant_id = $1', [village.id]);

  test('O16 without a passkey there is nothing to ask for', async () => {
    expect(await codeOf(ask(village.id))).toBe('core/no-lone-owner');
  });

  test('O16 the operator asks once; the owner is told; a day passes; both logs have the reason', async () => {
    await world.asSuperuser(
      `insert into passkey (tenant_id, id, participant_id, credential_id, public_key, transports, name, created_at)
       values ($1, $2, $3, $4, $4, '{}', 'Ноутбук', now())`,
      [village.id, newId(), owner.actor.participantId, Buffer.from('lost')],
    );
    expect(await codeOf(ask(village.id, await operatorIn(world, { provenMinutesAgo: 10 })))).toBe('core/step-up');
    expect(await codeOf(ask(village.id))).toBe('done');
    expect(await codeOf(ask(village.id))).toBe('core/reset-ended');
    expect(await resets()).toMatchObject([{ requested_by: null, operator_ref: who.id, reason: REASON, state: 'open' }]);
    const told = await world.asSuperuser(
      `select participant_id from notification where tenant_id = $1 and template = 'passkeyReset'`,
      [village.id],
    );
    expect(told).toEqual([{ participant_id: owner.actor.participantId }]);
    const { entries } = await readPlatformJournal(world.host, who, { tenantId: village.id });
    expect(entries).toMatchObject([{ action: 'operator.ask-passkey-reset', reason: REASON }]);
    const own = await world.asSuperuser('select reason from audit_entry where tenant_id = $1', [village.id]);
    expect(own).toContainEqual({ reason: REASON });
    expect(await codeOf(takePasskeyReset(owner.caller(), { sure: 'yes' }))).toBe('core/reset-waits');
    const seen = await world.host.pool.scoped(village.id, seeOwners);
    expect(seen).toMatchObject({ owners: 1, passkeys: 1 });
    expect(seen.resetAt!.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
  });

  test('O16 the owner says no', async () => {
    await cancelPasskeyReset(owner.caller(), { staffId: owner.actor.staffId! });
    expect(await resets()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('O16 of two owners each asks for the other: the operator cannot', async () => {
    await village.person({ roles: ['owner'] });
    expect(await codeOf(ask(village.id))).toBe('core/no-lone-owner');
    expect(await resets()).toHaveLength(1);
  });
});
