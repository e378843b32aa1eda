import { BadInput, Conflict } from '@viche/plugin-api';
import { createWorld, HOSTILE, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readCouncil } from './council-facts.ts';
import { updateCouncil } from './update-council.ts';

let world: World;
let tenant: TestTenant;
let owner: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  tenant = await world.tenant(`town-${++serial}`);
  owner = await tenant.person({ roles: ['owner'] });
});

const NAMES = {
  officialName: 'Славутицька міська рада',
  shortName: 'Славутич',
  officialNameEn: 'Slavutych City Council',
  shortNameEn: 'Slavutych',
  population: 25_000,
};
const stored = () => owner.caller().read((ctx) => readCouncil(ctx));
const seen = async () => {
  world.host.tenants.forget(tenant.id);
  return (await world.host.tenants.byId(tenant.id))!.info;
};
const problemsOf = (change: object) =>
  updateCouncil(owner.caller(), { ...NAMES, revision: 1, ...change }).then(
    () => [],
    (error) => (error instanceof BadInput ? error.params.fields.map(({ field }) => field) : [String(error)]),
  );

it('what an owner says of the council stands on every page, and the log tells what was changed', async () => {
  const said = {
    ...NAMES,
    phone: '15-60, (04579) 2-34-56 дод. 5',
    email: 'rada@slavutych.example',
    address: `площа Центральна, 7 ${HOSTILE}`.slice(0, 200),
    hours: 'пн–пт, 9:00–18:00',
    statuteUrl: 'https://slavutych.example/statute',
    statuteEdition: '2026-03-14',
  };
  expect(await updateCouncil(owner.caller(), { ...said, revision: 1 })).toEqual({ revision: 2 });
  expect(await seen()).toMatchObject({
    names: { uk: { official: NAMES.officialName }, en: { short: 'Slavutych' } },
    statuteUrl: said.statuteUrl,
    statuteEdition: '2026-03-14',
    contacts: { phone: said.phone, email: said.email, address: said.address.trim(), hours: said.hours },
  });
  // What is emptied is gone; what another part of the program keeps in the row stays.
  await world.asSuperuser(`update tenant set contacts = contacts || '{"fax": "1"}' where id = $1`, [tenant.id]);
  await updateCouncil(owner.caller(), { ...said, phone: ' ', revision: 2 });
  const { contacts } = await stored();
  expect(contacts).toMatchObject({ fax: '1', email: said.email });
  expect(contacts).not.toHaveProperty('phone');
  const history = await world.asSuperuser<{ key: string; was: string; became: string }>(
    `select key, old_value as was, new_value as became from setting_change
     where tenant_id = $1 and scope = 'council' and staff_id = $2 order by id desc limit 1`,
    [tenant.id, owner.actor.staffId],
  );
  expect(history).toEqual([{ key: 'phone', was: said.phone, became: '' }]);
  const log = await world.asSuperuser(
    `select from audit_entry where tenant_id = $1 and action = 'core.update-council' and before_hash <> after_hash`,
    [tenant.id],
  );
  expect(log).toHaveLength(2);
});

it('of two who change it at once the second sees that the page is out of date', async () => {
  const both = [1, 2].map((n) => updateCouncil(owner.caller(), { ...NAMES, phone: `15-6${n}`, revision: 1 }));
  const outcomes = await Promise.allSettled(both);
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toBeInstanceOf(Conflict);
  // Nothing changed is nothing done: a double click makes no second edition.
  const { facts, revision } = await stored();
  expect(await updateCouncil(owner.caller(), { ...facts, revision })).toEqual({ revision });
});

it.each([
  [{ officialName: ' ' }, ['officialName']],
  [{ shortName: 'Я'.repeat(201) }, ['shortName']],
  [{ population: 0 }, ['population']],
  [{ phone: 'телефон' }, ['phone']],
  [{ email: 'rada@' }, ['email']],
  [{ statuteUrl: 'javascript:alert(1)' }, ['statuteUrl']],
  [{ statuteUrl: 'http://slavutych.example' }, ['statuteUrl']],
  [{ statuteUrl: '/pages/statut', statuteEdition: '2026-02-30' }, ['statuteEdition']],
  [{ statuteEdition: '2026-03-14' }, ['statuteUrl']],
])('%j is refused at its field', async (change, fields) => {
  expect(await problemsOf(change)).toEqual(fields);
  expect((await stored()).revision).toBe(1);
});

it('nobody but an owner of the whole site changes it', async () => {
  for (const person of [await tenant.person({ roles: ['editor'] }), await tenant.person()])
    await expect(updateCouncil(person.caller(), { ...NAMES, revision: 1 })).rejects.toMatchObject({
      code: expect.stringMatching(/^core\/(forbidden|not-found)$/),
    });
  expect((await stored()).revision).toBe(1);
});
