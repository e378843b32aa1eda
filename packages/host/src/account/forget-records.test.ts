import { newId } from '@viche/db';
import { eraseParticipant } from '@viche/identity';
import { createWorld, type Person, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { forgetRecords } from './forget-records.ts';

let world: World;
let tenant: TestTenant;
let person: Person;
let serial = 0;
beforeAll(async () => {
  world = await createWorld([]);
});
afterAll(() => world.close());
beforeEach(async () => {
  serial += 1;
  tenant = await world.tenant(`hromada-${serial}`);
  person = await tenant.person({ email: 'person@mail.example' });
});

const HOUR = '1 hour';
/** A consent of so long ago. */
async function consent(act: 'given' | 'withdrawn', ago: string, of = person): Promise<string> {
  const id = newId();
  await world.asSuperuser(
    `insert into consent (tenant_id, id, participant_id, purpose, act, at) values ($1, $2, $3, 'contact', $4, now() - $5::interval)`,
    [tenant.id, id, of.actor.participantId, act, ago],
  );
  return id;
}
async function look(ago: string): Promise<string> {
  const id = newId();
  await world.asSuperuser(
    `insert into personal_data_access (tenant_id, id, staff_id, participant_id, fields, reason, roles, at)
     values ($1, $2, $3, $4, '{name}', 'скарга', '{officer}', now() - $5::interval)`,
    [tenant.id, id, newId(), person.actor.participantId, ago],
  );
  return id;
}
const left = async (table: 'consent' | 'personal_data_access') =>
  (
    await world.asSuperuser<{ id: string }>(`select id from ${table} where tenant_id = $1 order by id`, [tenant.id])
  ).map(({ id }) => id);
const forget = (years = 3) => world.host.pool.scoped(tenant.id, ({ sql }) => forgetRecords(sql, tenant.id, years));

it('lets looks go on the day on which their years are over, and not an hour before', async () => {
  await look(`3 years ${HOUR}`);
  const young = await look(`3 years -${HOUR}`);
  expect(await forget()).toBe(1);
  expect(await left('personal_data_access')).toEqual([young]);
});

it('keeps them longer where the hromada says so', async () => {
  await look(`5 years ${HOUR}`);
  const four = await look('4 years');
  expect(await forget(5)).toBe(1);
  expect(await left('personal_data_access')).toEqual([four]);
});

it('lets consents go that a later word has replaced for as long, and never the last word of a person', async () => {
  await consent('given', '7 years');
  await consent('withdrawn', '6 years');
  const replacedLately = await consent('given', '5 years');
  const last = await consent('withdrawn', '2 years');
  expect(await forget()).toBe(2);
  expect(await left('consent')).toEqual([replacedLately, last]);
  const other = await tenant.person();
  const standing = await consent('given', '9 years', other);
  expect(await forget()).toBe(0);
  expect(await left('consent')).toContain(standing);
});

it('lets the last word go, too, three years after the person was erased', async () => {
  const word = await consent('withdrawn', '4 years');
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  await world.host.pool.scoped(tenant.id, ({ sql }) =>
    eraseParticipant({ sql, tenant: bundle.info, keys: bundle.keys }, person.actor.participantId!),
  );
  expect(await forget()).toBe(0);
  expect(await left('consent')).toEqual([word]);
  await world.asSuperuser(`update participant set erased_at = now() - interval '3 years 1 hour' where tenant_id = $1`, [
    tenant.id,
  ]);
  expect(await forget()).toBe(1);
});

it('reaches no other hromada, and no row that is younger than the law of the table, whoever asks', async () => {
  const mine = await look(`3 years -${HOUR}`);
  const given = await consent('given', '1 day');
  const ask = (of: string, ids: string[], table = 'personal_data_access') =>
    world.host.pool.scoped(of, async ({ sql }) => {
      const [row] = await sql<{
        gone: number;
      }>`select viche.forget_served(${table}::name, ${ids}::uuid[])::int as gone`;
      return row!.gone;
    });
  expect(await ask(tenant.id, [mine])).toBe(0);
  expect(await ask(tenant.id, [given], 'consent')).toBe(0);
  const old = await look('9 years');
  const neighbour = await world.tenant(`neighbour-${serial}`);
  expect(await ask(neighbour.id, [old])).toBe(0);
  await expect(ask(tenant.id, [mine], 'audit_entry')).rejects.toThrow('serve for good');
  await expect(
    world.host.pool.scoped(tenant.id, ({ sql }) => sql`delete from personal_data_access where id = ${old}::uuid`),
  ).rejects.toThrow('permission denied');
  expect(await left('personal_data_access')).toEqual([mine, old]);
});
