import { deliveryHandler, isWiped, KEPT, openSite, SHARED } from '@viche/host';
import { photo } from '@viche/storage/testing';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishPetition } from '../../plugins/petitions/server/commands/publish-petition.ts';
import { submitPetition } from '../../plugins/petitions/server/commands/submit-petition.ts';
import { PLUGINS } from '../contract/plugins.ts';
import { fingerprint } from '../contract/tenant-tables.ts';
import { CANARY, openTwoHromadas, type TwoHromadas } from './two-hromadas.ts';

const open = openSite(PLUGINS);
const TEXT = {
  title: 'Перехід біля школи на вулиці Лісовій',
  essence: 'Щоранку вулицю переходять діти, а машини їдуть швидко.',
  demand: 'Поставити світлофор на переході біля школи.',
};

let two: TwoHromadas;
let owner: Person;
let resident: Person;
let before: Record<string, string>;
let neighbour: Record<string, string>;

const now = (hromada: 'a' | 'b') => fingerprint(two.world, two.tables, two[hromada].tenant.id);
const tenantRow = async (id: string) =>
  (
    await two.world.asSuperuser<{ state: string; trial: boolean }>('select state, trial from tenant where id = $1', [
      id,
    ])
  )[0];
const rowsOf = (table: string, where = '') =>
  two.world.asSuperuser<Record<string, unknown>>(`select * from ${table} where tenant_id = $1 ${where}`, [
    two.a.tenant.id,
  ]);

beforeAll(async () => {
  two = await openTwoHromadas('sandbox');
  const { a } = two;
  owner = await a.tenant.person({ roles: ['owner'] });
  resident = await a.tenant.person({ name: `Перепелиця ${CANARY.a}`, email: 'orysia@example.org' });
  const kept = await a.tenant.sendFile(resident, await photo(), `${CANARY.a}.jpg`);
  if (!kept.done) throw new Error(kept.problem);
  before = await now('a');
  neighbour = await now('b');
}, 180_000);
afterAll(() => two?.world.close());

describe('what the database lets nobody do', () => {
  test('K13 a site that is open becomes no trial again, nor is a trial opened beside its wipe', async () => {
    const { world, a, b } = two;
    const live = await world.tenant('obukhiv');
    const refused = { constraint: 'tenant_state_kept' };
    const change = (set: string, id: string) => world.asSuperuser(`update tenant set ${set} where id = $1`, [id]);
    await expect(change(`state = 'sandbox', trial = true`, live.id)).rejects.toMatchObject(refused);
    await expect(change('trial = true', live.id)).rejects.toMatchObject({ code: '23514' });
    await expect(change(`state = 'sandbox'`, live.id)).rejects.toMatchObject({ code: '23514' });
    await expect(change(`state = 'live', trial = false`, a.tenant.id)).rejects.toMatchObject(refused);
    await expect(change(`state = 'live'`, a.tenant.id)).rejects.toMatchObject({ code: '23514' });
    // The runtime's own role, in the scope of an open site: whatever it is talked into calling.
    const asRuntime = (id: string, statement: string) =>
      world.host.pool.scoped(id, ({ sql }) => sql(Object.assign([statement], { raw: [statement] })));
    for (const call of [
      `select viche.wipe_table('petitions_petition', null)`,
      `select viche.wipe_table('tenant', null)`,
      `select viche.wipe_shared('participant', '{}', null, null)`,
      `select viche.wipe_shared('staff_member', '{}', null, null)`,
    ])
      await expect(asRuntime(live.id, call), call).rejects.toThrow(/trial/);
    expect(await asRuntime(live.id, 'select viche.open_trial() as done')).toEqual([{ done: false }]);
    expect(await asRuntime(live.id, 'select viche.hold_trial() as trial')).toEqual([{ trial: false }]);
    // In a trial it wipes that one, and sees nothing of its neighbours.
    await expect(
      world.host.pool.scoped(b.tenant.id, async ({ sql }) => {
        await sql`select viche.wipe_table('petitions_guest_draft', null)`;
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect([await now('a'), await now('b')]).toEqual([before, neighbour]);
  });
});

describe('an opening that does not come to its end', () => {
  test('breaks off without a trace: nothing is wiped, the site is a trial', async () => {
    const { world, a } = two;
    await world.asSuperuser(`
      create function public.break_off() returns trigger language plpgsql as $$ begin raise exception 'broken off'; end $$`);
    await world.asSuperuser(`
      create trigger break_off before update of trial on tenant for each row execute function public.break_off()`);
    await expect(open(owner.caller(), { confirm: a.tenant.slug })).rejects.toThrow('broken off');
    await world.asSuperuser('drop trigger break_off on tenant');
    await world.asSuperuser('drop function public.break_off()');
    const after = await now('a');
    expect({ ...after, audit_entry: '', audit_pending: '' }).toEqual({ ...before, audit_entry: '', audit_pending: '' });
    expect(await tenantRow(a.tenant.id)).toEqual({ state: 'sandbox', trial: true });
  });

  test('is refused while somebody writes who will not be waited for, and keeps nobody out then', async () => {
    const { world, a } = two;
    let release: () => void = () => undefined;
    const writing = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writer = world.host.pool.scoped(a.tenant.id, () => writing);
    await expect(open(owner.caller(), { confirm: a.tenant.slug })).rejects.toMatchObject({ code: 'core/busy' });
    release();
    await writer;
    expect(await tenantRow(a.tenant.id)).toEqual({ state: 'sandbox', trial: true });
  });
});

describe('K13 a trial that is opened', () => {
  beforeAll(async () => {
    await two.world.asSuperuser(
      `insert into notification (tenant_id, id, plugin, template, params, participant_id, dedupe_key)
       values ($1, gen_random_uuid(), 'core', 'archiveTaken', '{}', $2, 'to-staff'), ($1, gen_random_uuid(), 'petitions', 'x', '{}', $2, 'tried')`,
      [two.a.tenant.id, owner.actor.participantId],
    );
    await open(owner.caller(), { confirm: two.a.tenant.slug });
    await two.a.tenant.set('core', {});
  });

  test('has no row left in any table but those that are kept by name', async () => {
    const after = await now('a');
    const wiped = two.tables.filter(({ name }) => isWiped(name, PLUGINS));
    expect(wiped.length).toBeGreaterThan(40);
    expect(wiped.filter(({ name }) => !before[name]!.startsWith('0:')).length).toBe(wiped.length);
    const left = wiped.filter(({ name }) => !after[name]!.startsWith('0:'));
    expect(left.map(({ name }) => name)).toEqual([]);
    const written = new Set(['audit_entry', 'audit_pending', 'command_receipt', 'rollout_step', 'setting']);
    const kept = two.tables.filter(({ name }) => !isWiped(name, PLUGINS) && !(name in SHARED) && !written.has(name));
    for (const { name } of kept) expect(after[name], `${name} is as it was`).toBe(before[name]);
  });

  test('knows its staff and nobody else: they are signed in, and find their way back', async () => {
    const people = await rowsOf('participant');
    const staff = await rowsOf('staff_member');
    const working = new Set(staff.map(({ participant_id }) => participant_id));
    expect(people.map(({ id }) => id).filter((id) => !working.has(id))).toEqual([]);
    expect(people.map(({ id }) => id)).toContain(owner.actor.participantId);
    expect(people.map(({ id }) => id)).not.toContain(resident.actor.participantId);
    expect(await rowsOf('attachment', `and file_name like '%${CANARY.a}%'`)).toEqual([]);
    expect((await rowsOf('notification')).map(({ dedupe_key }) => dedupe_key)).toContain('to-staff');
    expect((await rowsOf('notification')).map(({ dedupe_key }) => dedupe_key)).not.toContain('tried');
  });

  test('stands in both logs with numbers, and its neighbour is as it was', async () => {
    const { world, a } = two;
    expect(await rowsOf('audit_entry', `and action = 'core.open-site' and outcome = 'done'`)).toHaveLength(1);
    const platform = await world.asSuperuser<{ detail: Record<string, number> }>(
      `select detail from platform_audit_entry where tenant_ref = $1 and action = 'core.open-site'`,
      [a.tenant.id],
    );
    expect(platform).toHaveLength(1);
    expect(platform[0]!.detail['petitions:trial.petitions']).toBeGreaterThan(1);
    expect(JSON.stringify(platform)).not.toContain(CANARY.a);
    expect(await now('b')).toEqual(neighbour);
    expect(await tenantRow(a.tenant.id)).toEqual({ state: 'live', trial: false });
    expect((await world.host.tenants.byId(a.tenant.id))?.info).toMatchObject({ state: 'live', trial: false });
  });

  test('is opened once', async () => {
    await expect(open(owner.caller(), { confirm: two.a.tenant.slug })).rejects.toMatchObject({
      code: 'core/tenant-state',
    });
  });

  test('counts from 1, and lets a late job of the trial do nothing', async () => {
    const { world, a } = two;
    const author = await a.tenant.person();
    const moderator = await a.tenant.person({ roles: ['moderator'] });
    const { petitionId } = await submitPetition(author.caller(), TEXT);
    await publishPetition(moderator.caller(), { petitionId, textVersion: 1 });
    const petitions = await rowsOf('petitions_petition');
    expect(petitions.map(({ number }) => number)).toEqual([`1-${new Date().getFullYear()}`]);
    const envelope = {
      kind: 'job' as const,
      tenantId: a.tenant.id,
      plugin: 'petitions',
      key: 'noSuchJob',
      deliveryId: '0197b000-0000-7000-8000-000000000001',
      payload: {},
      requestId: 'r1',
    };
    const deliver = deliveryHandler(world.host, {} as never);
    await deliver({ ...envelope, occurredAt: new Date(Date.now() - 3_600_000).toISOString() }, 'job');
    await expect(
      deliver({ ...envelope, occurredAt: new Date(Date.now() + 1_000).toISOString() }, 'job'),
    ).rejects.toThrow();
  });
});

test('every table of a hromada is wiped, or kept by a name that it has; what is kept refers to nothing that goes', () => {
  const names = new Set(two.tables.map(({ name }) => name));
  const spoken = [...Object.keys(KEPT), ...Object.keys(SHARED), ...PLUGINS.flatMap(({ trial }) => trial?.keeps ?? [])];
  expect(spoken.filter((name) => !names.has(name))).toEqual([]);
  expect(new Set(spoken).size).toBe(spoken.length);
  const dangling = two.tables
    .filter(({ name }) => !isWiped(name, PLUGINS))
    .flatMap(({ name, foreignKeys }) =>
      foreignKeys.filter(({ parent }) => isWiped(parent, PLUGINS)).map(({ parent }) => `${name} → ${parent}`),
    );
  expect(dangling).toEqual([]);
});
