import { resolveSession } from '@viche/identity';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assignRole, endStaff, leaveStaff, takeAwayRole } from './role-commands.ts';
import { signedIn } from './signed-in.fixture.ts';
import { staffOf } from './staff-list.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld(servers);
});
afterAll(() => world.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  owner = await tenant.person({ roles: ['owner'], name: 'Левчук Оксана' });
});

const give = assignRole(servers);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
const staffId = ({ actor }: Person) => actor.staffId!;
const ofSite = { module: '', reason: 'розпорядження № 5' } as const;
const rows = (sql: string, ...values: unknown[]) => world.asSuperuser<Record<string, unknown>>(sql, values);

describe('roles', () => {
  test('are given with a reason and an audit row, and hold at the next request of an open session', async () => {
    const clerk = await tenant.person({ roles: ['auditor'] });
    const session = await signedIn(world, tenant, clerk);
    await give(owner.caller(), { staffId: staffId(clerk), role: 'moderator', module: 'petitions', reason: 'наказ 12' });
    const facts = await session.read((ctx) => resolveSession(ctx, session.token));
    expect(facts?.roles).toContainEqual({ role: 'moderator', module: 'petitions' });
    await takeAwayRole(owner.caller(), {
      staffId: staffId(clerk),
      role: 'moderator',
      module: 'petitions',
      reason: 'помилка',
    });
    const after = await session.read((ctx) => resolveSession(ctx, session.token));
    expect(after?.roles).toEqual([{ role: 'auditor', module: '' }]);
    const log = await rows(
      `select action, outcome, reason, subject_id from audit_entry where tenant_id = $1 order by at, id`,
      tenant.id,
    );
    expect(log).toEqual([
      { action: 'core.assign-role', outcome: 'done', reason: 'наказ 12', subject_id: staffId(clerk) },
      { action: 'core.take-away-role', outcome: 'done', reason: 'помилка', subject_id: staffId(clerk) },
    ]);
  });

  test('twice is refused, and so is one that nothing here works with', async () => {
    const clerk = await tenant.person({ roles: ['auditor'] });
    expect(await codeOf(give(owner.caller(), { staffId: staffId(clerk), role: 'auditor', ...ofSite }))).toBe(
      'core/role-held',
    );
    for (const [role, module] of [
      ['editor', ''],
      ['moderator', 'no-such'],
      ['owner', 'petitions'],
    ] as const)
      expect(await codeOf(give(owner.caller(), { staffId: staffId(clerk), role, module, reason: 'наказ' }))).toBe(
        'core/bad-input',
      );
    await tenant.switch('petitions', 'off');
    const asked = { staffId: staffId(clerk), role: 'moderator', module: 'petitions', reason: 'наказ' } as const;
    expect(await codeOf(give(owner.caller(), asked))).toBe('core/bad-input');
  });

  test('only an owner of the whole site gives them; a refused try stands in the log', async () => {
    const moderator = await tenant.person({ roles: ['moderator'] });
    const resident = await tenant.person();
    const asked = { staffId: staffId(moderator), role: 'owner', ...ofSite } as const;
    expect(await codeOf(give(moderator.caller(), asked))).toBe('core/forbidden');
    expect(await codeOf(give(resident.caller(), asked))).toBe('core/not-found');
    const log = await rows('select outcome from audit_entry where tenant_id = $1', tenant.id);
    expect(log).toEqual([{ outcome: 'core/forbidden' }]);
  });

  test('somebody of another hromada is nobody', async () => {
    const other = await world.tenant(`other-${serial}`);
    const stranger = await other.person({ roles: ['moderator'] });
    expect(await codeOf(give(owner.caller(), { staffId: staffId(stranger), role: 'auditor', ...ofSite }))).toBe(
      'core/not-found',
    );
    expect(await codeOf(endStaff(owner.caller(), { staffId: staffId(stranger), reason: 'наказ' }))).toBe(
      'core/not-found',
    );
  });
});

describe('the last owner leaving', () => {
  const noOwner = 'core/last-owner';

  test('is refused in each of the three ways, and nothing changes', async () => {
    const asked = { staffId: staffId(owner), role: 'owner', ...ofSite } as const;
    expect(await codeOf(takeAwayRole(owner.caller(), asked))).toBe(noOwner);
    expect(await codeOf(endStaff(owner.caller(), { staffId: staffId(owner), reason: 'звільнення' }))).toBe(noOwner);
    expect(await codeOf(leaveStaff(owner.caller(), { sure: 'yes' }))).toBe(noOwner);
    const [held] = await rows('select role from role_assignment where tenant_id = $1', tenant.id);
    expect(held).toEqual({ role: 'owner' });
  });

  test('an owner of a module only, and one who has left, do not count', async () => {
    const left = await tenant.person({ roles: ['owner'] });
    await leaveStaff(left.caller(), { sure: 'yes' });
    const ofModule = await tenant.person({ roles: ['moderator'] });
    await rows(
      `update role_assignment set role = 'owner', module = 'petitions' where tenant_id = $1 and staff_id = $2`,
      tenant.id,
      staffId(ofModule),
    );
    expect(await codeOf(leaveStaff(owner.caller(), { sure: 'yes' }))).toBe(noOwner);
  });

  test('of two owners who leave at once, one stays', async () => {
    const second = await tenant.person({ roles: ['owner'] });
    const both = await Promise.all([
      codeOf(leaveStaff(owner.caller(), { sure: 'yes' })),
      codeOf(leaveStaff(second.caller(), { sure: 'yes' })),
    ]);
    expect(both.toSorted()).toEqual([noOwner, 'done']);
    const left = await tenant.system().read((ctx) => staffOf(ctx));
    expect(left).toHaveLength(1);
  });

  test('of two who take the role from each other at once, one stays', async () => {
    const second = await tenant.person({ roles: ['owner'] });
    const take = (by: Person, from: Person) =>
      codeOf(takeAwayRole(by.caller(), { staffId: staffId(from), role: 'owner', ...ofSite }));
    const both = await Promise.all([take(owner, second), take(second, owner)]);
    expect(both.toSorted()).toEqual([noOwner, 'done']);
  });

  test('the database itself refuses two transactions that each leave the other one, whatever the program does', async () => {
    const second = await tenant.person({ roles: ['owner'] });
    const drop = (person: Person) =>
      world.host.pool
        .scoped(tenant.id, async ({ sql }) => {
          await sql`delete from role_assignment where tenant_id = ${tenant.id}::uuid and staff_id = ${staffId(person)}::uuid`;
          // Both have read and deleted before either commits.
          await sql`select pg_sleep(0.3)::text`;
        })
        .then(
          () => 'done',
          (error: Error) =>
            /keeps an owner|last_owner/.test(JSON.stringify(error, Object.getOwnPropertyNames(error)))
              ? 'kept'
              : String(error),
        );
    expect((await Promise.all([drop(owner), drop(second)])).toSorted()).toEqual(['done', 'kept']);
  });
});

describe('leaving', () => {
  test('ends all roles and the work, and keeps the name', async () => {
    const clerk = await tenant.person({ roles: ['moderator', 'auditor'], name: 'Ткач Ігор' });
    await endStaff(owner.caller(), { staffId: staffId(clerk), reason: 'звільнено' });
    const [row] = await rows('select display_name, state from staff_member where id = $1', staffId(clerk));
    expect(row).toEqual({ display_name: 'Ткач Ігор', state: 'ended' });
    expect(await rows('select from role_assignment where staff_id = $1', staffId(clerk))).toEqual([]);
    expect(await codeOf(endStaff(owner.caller(), { staffId: staffId(clerk), reason: 'ще раз' }))).toBe(
      'core/not-found',
    );
  });

  test('with the last role taken the work ends', async () => {
    const clerk = await tenant.person({ roles: ['moderator'] });
    await takeAwayRole(owner.caller(), { staffId: staffId(clerk), role: 'moderator', ...ofSite });
    const [row] = await rows('select state from staff_member where id = $1', staffId(clerk));
    expect(row).toEqual({ state: 'ended' });
  });
});
