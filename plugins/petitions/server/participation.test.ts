import type { TestTenant } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countPetitionDays } from './commands/count-petition-days.ts';
import { freezePeople } from './commands/freeze-people.ts';
import { openPetitionsWorld, type PetitionsWorld } from './test-petitions.ts';

let kit: PetitionsWorld;
let tenant: TestTenant;
let petitionId: string;
beforeAll(async () => {
  kit = await openPetitionsWorld();
  // Somewhere a petition with rules must be, for the one of the past to be made like it.
  await kit.published();
  tenant = await kit.world.tenant('the-past', { name: 'Минула' });
  petitionId = await petitionOf('2025');
});
afterAll(() => kit.world.close());

async function petitionOf(year: string, ref = 'abcdefgh'): Promise<string> {
  const [row] = await kit.world.asSuperuser<{ id: string }>(
    `insert into petitions_petition (tenant_id, id, ref, number, title, essence, demand, norm, author_name, state, rules, submitted_at, published_at, collect_until, ended_at)
     select $1, gen_random_uuid(), $5, $5, 'т', 'с', 'в', 'т', 'а', 'expired', rules, $2::timestamptz, $3::timestamptz, $4::timestamptz, $4::timestamptz
     from petitions_petition where rules is not null limit 1 returning id`,
    // Half past ten in the evening in UTC is the first day of February in Kyiv.
    [tenant.id, `${year}-01-05`, `${year}-01-31T22:30:00Z`, `${year}-07-01`, ref],
  );
  return row!.id;
}

/** People by their numbers: the same number is the same person. */
async function sign(at: string, people: readonly [from: number, to: number], petition = petitionId): Promise<void> {
  await kit.world.asSuperuser(
    `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
     select tenant_id, gen_random_uuid(), id, sha256(n::text::bytea), 'Особа', 'web', 'eid', $2::timestamptz
     from petitions_petition, generate_series($3::int, $4::int) as n where id = $1`,
    [petition, at, ...people],
  );
  await kit.world.asSuperuser(
    `insert into petitions_petition_day_due select tenant_id, id, now() from petitions_petition where id = $1
     on conflict (tenant_id, petition_id) do update set marked_at = now()`,
    [petition],
  );
  await countPetitionDays(tenant.system(), {});
}

interface Figure {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly of: readonly (number | null)[];
  readonly hidden: readonly boolean[];
  readonly total: { readonly value: number | null; readonly of: number | null; readonly hidden: boolean };
}

interface Told {
  readonly year: number;
  readonly years: readonly number[];
  readonly figures: Readonly<Record<string, { readonly months: Record<string, unknown>; readonly total: unknown }>>;
}

async function participation(of = tenant, year: number | null = 2025): Promise<Told> {
  const answer = JSON.parse(
    await kit.ask(
      of.guest(),
      `query($year: Int) { participation(year: $year) { year months years modules { module figures {
        key label values of hidden total { value of hidden } } } } }`,
      { year },
    ),
  );
  expect(answer.errors).toBeUndefined();
  const { modules, months, ...rest } = answer.data.participation;
  const short = ({ value, of: all, hidden }: Figure['total']) =>
    hidden ? 'hidden' : all === null ? value : `${value}/${all}`;
  return {
    ...rest,
    figures: Object.fromEntries(
      (modules[0].figures as Figure[]).map(({ key, label, values, of: all, hidden, total }) => {
        expect(label).not.toContain('participation.');
        const byMonth = months.map((month: string, at: number) => [
          month.slice(5),
          short({ value: values[at]!, of: all[at]!, hidden: hidden[at]! }),
        ]);
        return [key, { months: Object.fromEntries(byMonth), total: short(total) }];
      }),
    ),
  };
}

it('tells a year month by month, by the hromada’s own clock, and different people once', async () => {
  await sign('2025-02-10T10:00:00Z', [1, 40]);
  await sign('2025-03-10T10:00:00Z', [21, 60], await petitionOf('2025', 'abcdefgi'));
  expect(await freezePeople(tenant.system(), {})).toMatchObject({ frozen: expect.any(Number) });
  const { figures, years } = await participation();
  expect(years.at(-1)).toBe(2025);
  expect(figures.submitted).toMatchObject({ months: { '01': 2, '02': 0 }, total: 2 });
  expect(figures.published).toMatchObject({ months: { '01': 0, '02': 2, '12': 0 }, total: 2 });
  expect(figures.signatures).toMatchObject({ months: { '01': 0, '02': 40, '03': 40, '12': 0 }, total: 80 });
  expect(figures.people).toMatchObject({ months: { '02': 40, '03': 40, '04': 0 }, total: 60 });
  expect(figures.answeredInTime).toMatchObject({ months: { '02': '0/0' }, total: '0/0' });
});

it('F10 numbers of people of a month that is over never change, and the database lets nobody change them', async () => {
  const { people } = (await participation()).figures;
  await sign('2025-04-10T10:00:00Z', [90, 130]);
  await kit.world.asSuperuser(
    `update petitions_petition_signature set withdrawn_at = now() where petition_id = $1 and signed_at < '2025-03-01'`,
    [petitionId],
  );
  expect(await freezePeople(tenant.system(), {})).toEqual({ frozen: 0 });
  expect((await participation()).figures.people).toEqual(people);
  await expect(
    kit.world.host.pool.scoped(tenant.id, ({ sql }) => sql`update petitions_petition_people set people = 1`),
  ).rejects.toMatchObject({ code: '42501' });
});

it('F10 small numbers of people are hidden, with what would give them away', async () => {
  tenant = await kit.world.tenant('small', { name: 'Мала' });
  petitionId = await petitionOf('2025');
  await sign('2025-02-10T10:00:00Z', [1, 40]);
  await sign('2025-05-10T10:00:00Z', [41, 43]);
  await freezePeople(tenant.system(), {});
  const { people, signatures } = (await participation()).figures;
  expect(people!.months).toMatchObject({ '05': 'hidden' });
  expect(Object.values(people!.months).filter((told) => told === 'hidden').length).toBeGreaterThan(1);
  // Who signed on which day stands in the public list by name.
  expect(signatures!.months).toMatchObject({ '05': 3 });
});

it('a month of which signatures have lost their keys is not counted', async () => {
  tenant = await kit.world.tenant('forgotten', { name: 'Давня' });
  petitionId = await petitionOf('2025');
  await sign('2025-02-10T10:00:00Z', [1, 40]);
  await sign('2025-03-10T10:00:00Z', [41, 80]);
  await kit.world.asSuperuser('begin');
  await kit.world.asSuperuser('set local session_replication_role = replica');
  await kit.world.asSuperuser(
    `update petitions_petition_signature set person_key = null where petition_id = $1 and signed_at < '2025-03-01'`,
    [petitionId],
  );
  await kit.world.asSuperuser('commit');
  await freezePeople(tenant.system(), {});
  expect((await participation()).figures.people).toMatchObject({ months: { '02': null, '03': 40 }, total: null });
});

it('T11 a hromada without petitions tells zeros and nothing of others', async () => {
  const empty = await kit.world.tenant('empty', { name: 'Порожня' });
  await freezePeople(empty.system(), {});
  const { figures, years } = await participation(empty, null);
  expect(years).toHaveLength(1);
  expect(figures.signatures!.total).toBe(0);
  expect(Object.values(figures.people!.months).every((told) => told === null)).toBe(true);
});

it.each([1999, new Date().getFullYear() + 1])('the year %i is none', async (year) => {
  const answer = JSON.parse(await kit.ask(tenant.guest(), `{ participation(year: ${year}) { year } }`));
  expect(answer.errors[0].extensions).toMatchObject({ code: 'core/bad-input' });
});
