import { switchModule } from '@viche/host';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { navigation } from '../../apps/web/server/menus.ts';
import { PLUGINS } from './plugins.ts';
import { openApi, type PublicApi } from './public-api.ts';

let world: World;
let api: PublicApi;
let tenant: TestTenant;
let owner: Person;
beforeAll(async () => {
  world = await createWorld(PLUGINS);
  api = openApi(world, PLUGINS);
  tenant = await world.tenant('slavutych', { plugins: ['petitions'] });
  owner = await tenant.person({ roles: ['owner'] });
});
afterAll(() => world.close());

const ORDER = `mutation Order($input: OrderModulesInput!) {
  orderModules(input: $input) { __typename ... on ModuleOrder { modules } ... on Error { code } }
}`;
const bundle = async () => {
  world.host.tenants.forget(tenant.id);
  return (await world.host.tenants.byId(tenant.id))!;
};
const caller = async (person: Person) => ({ ...person.caller(), enabled: (await bundle()).enabled });
const order = async (modules: readonly string[], seen: readonly string[], person = owner) =>
  (await api.run(await caller(person), ORDER, { input: { modules, seen } })).data?.orderModules;
const shown = async () => {
  const asked = await api.run(await caller(owner), '{ tenant { modules } moduleChanges { key oldValue newValue } }');
  return asked.data as { tenant: { modules: string[] }; moduleChanges: unknown[] };
};
const menu = async () =>
  navigation(
    {
      bundle: await bundle(),
      caller: tenant.guest(),
      path: '/',
      manifests: PLUGINS.map(({ manifest }) => manifest),
    },
    'public',
  ).map(({ href }) => href);

it('a module that is switched on stands last, and keeps its place while it is off', async () => {
  const board = PLUGINS.find(({ manifest }) => manifest.id === 'template-board')!;
  await switchModule(board)(owner.caller(), { to: 'on' });
  expect((await shown()).tenant.modules).toEqual(['petitions', 'template-board']);
  expect(await order(['template-board', 'petitions'], ['petitions', 'template-board'])).toEqual({
    __typename: 'ModuleOrder',
    modules: ['template-board', 'petitions'],
  });
  for (const to of ['off', 'on'] as const) await switchModule(board)(await caller(owner), { to });
  expect((await shown()).tenant.modules).toEqual(['template-board', 'petitions']);
});

it('menus follow the order, and the history tells who changed it', async () => {
  expect(await menu()).toEqual(['/template-board', '/petitions']);
  await order(['petitions', 'template-board'], ['template-board', 'petitions']);
  expect(await menu()).toEqual(['/petitions', '/template-board']);
  const { moduleChanges } = await shown();
  expect(moduleChanges).toContainEqual({ key: 'template-board', oldValue: 'off', newValue: 'on' });
  expect(moduleChanges[0]).toEqual({
    key: 'order',
    oldValue: ['template-board', 'petitions'],
    newValue: ['petitions', 'template-board'],
  });
  const log = await world.asSuperuser(
    `select from audit_entry where tenant_id = $1 and action = 'core.order-modules' and outcome = 'done' and actor_id = $2
       and before_hash <> after_hash`,
    [tenant.id, owner.actor.staffId],
  );
  expect(log).toHaveLength(2);
});

it.each([
  ['the page is out of date', ['template-board', 'petitions'], ['template-board', 'petitions']],
  ['a module is left out', ['petitions'], ['petitions', 'template-board']],
  ['a module stands twice', ['petitions', 'petitions'], ['petitions', 'template-board']],
  ['a module is not on', ['petitions', 'polls'], ['petitions', 'template-board']],
])('refuses an order where %s', async (_why, modules, seen) => {
  expect(await order(modules, seen)).toEqual({ __typename: 'ConflictError', code: 'core/conflict' });
  expect((await shown()).tenant.modules).toEqual(['petitions', 'template-board']);
});

it('nobody but an owner orders modules', async () => {
  const editor = await tenant.person({ roles: ['editor'] });
  const refused = await order(['template-board', 'petitions'], ['petitions', 'template-board'], editor);
  expect(refused).toMatchObject({ code: expect.stringMatching(/^core\/(forbidden|not-found)$/) });
  expect((await shown()).tenant.modules).toEqual(['petitions', 'template-board']);
});
