import { dbNow } from '@viche/db';
import { servers } from '@viche/registry/servers';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { moveRolloutStep, settleRolloutStep } from './rollout-commands.ts';
import { MODEL_PLAN, writeRolloutPlan } from './rollout-plan.ts';

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
  owner = await tenant.person({ roles: ['owner'] });
  await world.host.pool.scoped(tenant.id, (session) => writeRolloutPlan(session, tenant.id, 'Europe/Kyiv'));
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => error.code ?? String(error),
  );
const step = async (name: string) =>
  (
    await world.asSuperuser<{ due: string; settled: boolean; revision: number }>(
      `select due_on::text as due, settled_at is not null as settled, revision from rollout_step where tenant_id = $1 and step = $2`,
      [tenant.id, name],
    )
  )[0]!;

test('the plan of a new site counts its days from the opening, by the clock of the hromada', async () => {
  const today = await world.host.pool.scoped(tenant.id, async (session) =>
    (await dbNow(session)).toLocaleDateString('sv-SE', { timeZone: 'Europe/Kyiv' }),
  );
  // Nobody asked for a domain of its own here, and it is no trial.
  expect([await step('domain'), await step('opening')]).toEqual([undefined, undefined]);
  for (const { step: name, afterDays } of MODEL_PLAN.filter((one) => !('only' in one))) {
    const { due } = await step(name);
    expect((Date.parse(due) - Date.parse(today)) / 86_400_000).toBe(afterDays);
  }
});

test('an owner settles a step, takes it back and moves its day; each is a row of the log', async () => {
  await settleRolloutStep(owner.caller(), { step: 'contacts', state: 'settled', revision: 1 });
  expect(await step('contacts')).toMatchObject({ settled: true, revision: 2 });
  await settleRolloutStep(owner.caller(), { step: 'contacts', state: 'open', revision: 2 });
  await moveRolloutStep(owner.caller(), { step: 'contacts', dueOn: '2027-01-15', revision: 3 });
  expect(await step('contacts')).toEqual({ due: '2027-01-15', settled: false, revision: 4 });
  const log = await world.asSuperuser<{ action: string }>(
    `select action from audit_entry where tenant_id = $1 and outcome = 'done' order by at, id`,
    [tenant.id],
  );
  expect(log.map(({ action }) => action)).toEqual([
    'core.settle-rollout-step',
    'core.settle-rollout-step',
    'core.move-rollout-step',
  ]);
});

test('two who settle one step at once, and a page that is out of date, are told so', async () => {
  const act = () => codeOf(settleRolloutStep(owner.caller(), { step: 'staff', state: 'settled', revision: 1 }));
  expect((await Promise.all([act(), act()])).sort()).toEqual(['core/conflict', 'done']);
  expect(await codeOf(moveRolloutStep(owner.caller(), { step: 'staff', dueOn: '2027-01-15', revision: 2 }))).toBe(
    'core/conflict',
  );
});

test('nobody but an owner changes the plan', async () => {
  const clerk = await tenant.person({ roles: ['moderator'] });
  const resident = await tenant.person();
  const act = (person: Person) =>
    codeOf(settleRolloutStep(person.caller(), { step: 'staff', state: 'settled', revision: 1 }));
  expect([await act(clerk), await act(resident)]).toEqual(['core/forbidden', 'core/not-found']);
  expect(await step('staff')).toMatchObject({ settled: false });
});
