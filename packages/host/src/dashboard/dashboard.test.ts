import type { AnyPluginServer } from '@viche/plugin-api';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteStaff } from '../people/invitation-commands.ts';
import { deskActivity, modulesWaiting } from './desk-activity.ts';
import { deskNotices } from './desk-notices.ts';
import { deskNumbers } from './desk-numbers.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let clerk: Person;
beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
  owner = await tenant.person({ roles: ['owner'], email: 'owner@mail.example' });
  clerk = await tenant.person({ roles: ['clerk'] });
});
afterAll(() => world.close());

const noticesOf = async (person: Person) => (await person.caller().read(deskNotices)).map(({ key }) => key);

it('tells each what to see to, by what they may do', async () => {
  expect(await noticesOf(owner)).toEqual([]);
  expect(await noticesOf(clerk)).toEqual(['unverifiedMail']);
  await world.asSuperuser(
    `insert into job_failure (tenant_id, id, plugin, key, payload, attempts, reason, request_id)
     values ($1, gen_random_uuid(), 'core', 'tidy', '{}', 3, 'Error', gen_random_uuid())`,
    [tenant.id],
  );
  const roles = [{ role: 'auditor' as const, module: '' }];
  await inviteStaff([])(owner.caller(), { email: 'new@mail.example', roles, locale: 'uk', reason: 'Новий працівник' });
  expect(await noticesOf(owner)).toEqual(['failedJobs']);
  await world.asSuperuser(`update staff_invitation set expires_at = now() + interval '1 day' where tenant_id = $1`, [
    tenant.id,
  ]);
  expect(await noticesOf(owner)).toEqual(['failedJobs', 'expiringInvitations']);
  expect(await noticesOf(clerk)).toEqual(['unverifiedMail']);
});

it('F10 shows no figure behind which fewer than ten people stand', async () => {
  const figures = [
    ['none', 0, 'people'],
    ['one', 1, 'people'],
    ['nine', 9, 'people'],
    ['ten', 10, 'people'],
    ['cases', 3, 'cases'],
  ] as const;
  const id = 'x';
  const server = {
    manifest: { id },
    deskNumbers: async () => figures.map(([key, value, counts]) => ({ key, label: key, value, counts })),
  } as unknown as AnyPluginServer;
  const caller = { ...owner.caller(), enabled: new Set([id]) };
  const shown = await owner.caller().read((ctx) => deskNumbers({ ...ctx, enabled: caller.enabled }, [server]));
  expect(shown.map(({ value }) => value)).toEqual([0, null, null, 10, 3]);
  expect(await owner.caller().read((ctx) => deskNumbers(ctx, [server]))).toEqual([]);
});

it('modules that are on tell what went on and what waits, each for its own pages only', async () => {
  const nav = [{ area: 'admin', to: '/admin/x', label: 'x', order: 1 }];
  const module = (id: string, waiting: Record<string, number>) =>
    ({
      manifest: { id, nav },
      deskActivity: async (_ctx: unknown, days: number) => [
        { key: 'acts', label: id, days: [{ day: '2026-11-22', value: days }] },
      ],
      deskWaiting: async () => waiting,
    }) as unknown as AnyPluginServer;
  const servers = [
    module('x', { '/admin/x': 3, '/admin/people': 99 }),
    module('y', { '/admin/x': 0 }),
    module('off', { '/admin/x': 7 }),
  ];
  const enabled = new Set(['y', 'x']);
  const [activity, waiting] = await owner
    .caller()
    .read(async (ctx) => [
      await deskActivity({ ...ctx, enabled }, servers),
      await modulesWaiting({ ...ctx, enabled }, servers),
    ]);
  expect(activity.map(({ plugin, days }) => [plugin, days[0]?.value])).toEqual([
    ['y', 28],
    ['x', 28],
  ]);
  expect(waiting).toEqual({ '/admin/x': 3 });
});
