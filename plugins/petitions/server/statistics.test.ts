import { drainForPlugin } from '@viche/host';
import type { Person } from '@viche/testing/world';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPetitionDays } from './commands/count-petition-days.ts';
import { freezeQuarterFigures } from './commands/freeze-quarter-figures.ts';
import { signPetition } from './commands/sign-petition.ts';
import { withdrawSignature } from './commands/withdraw-signature.ts';
import { openPetitionsWorld, type PetitionsWorld } from './test-petitions.ts';

let kit: PetitionsWorld;

beforeAll(async () => {
  kit = await openPetitionsWorld();
});
afterAll(() => kit.world.close());

interface Statistics {
  readonly totals: { readonly signatures: number; readonly published: number };
  readonly days: readonly { readonly day: string; readonly signatures: number }[];
  readonly quarters: readonly {
    readonly quarter: string;
    readonly signatures: number;
    readonly channels: readonly { readonly channel: string; readonly signatures: number | null }[];
  }[];
  readonly duties: readonly {
    readonly duty: string;
    readonly due: number;
    readonly onTime: number;
    readonly overdueNow: number;
    readonly medianHours: number | null;
  }[];
  readonly dutyMonths: readonly {
    readonly duty: string;
    readonly month: string;
    readonly due: number;
    readonly onTime: number;
  }[];
}

async function statistics(tenant = kit.tenant): Promise<Statistics> {
  const answer = JSON.parse(
    await kit.ask(
      tenant.guest(),
      `{ petitionStatistics {
        totals { signatures published }
        days(last: 30) { day signatures }
        quarters { quarter signatures channels { channel signatures } }
        duties { duty due onTime overdueNow medianHours }
        dutyMonths { duty month due onTime }
      } }`,
    ),
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.petitionStatistics;
}

async function daysOf(petitionId: string): Promise<{ day: string; signatures: number }[]> {
  const [row] = await kit.world.asSuperuser<{ ref: string }>('select ref from petitions_petition where id = $1', [
    petitionId,
  ]);
  const answer = await kit.ask(
    kit.tenant.guest(),
    'query($ref: String!) { petition(ref: $ref) { signatureDays { day signatures } } }',
    { ref: row!.ref },
  );
  return JSON.parse(answer).data.petition.signatureDays;
}

/** Signatures as they were given at a moment of the past, through a channel. */
async function signedAt(petitionId: string, at: string, channel: string, people: number): Promise<void> {
  await kit.world.asSuperuser(
    `insert into petitions_petition_signature (tenant_id, id, petition_id, person_key, public_name, channel, assurance, signed_at)
     select tenant_id, gen_random_uuid(), id, sha256(gen_random_uuid()::text::bytea), 'Особа', $3, 'eid', $2::timestamptz
     from petitions_petition, generate_series(1, $4::int) where id = $1`,
    [petitionId, at, channel, people],
  );
}

const mark = (petitionId: string) =>
  kit.world.asSuperuser(
    `insert into petitions_petition_day_due select tenant_id, id, now() from petitions_petition where id = $1
     on conflict (tenant_id, petition_id) do update set marked_at = now()`,
    [petitionId],
  );
const sum = (days: readonly { signatures: number }[]) => days.reduce((all, { signatures }) => all + signatures, 0);

describe('signatures by day', () => {
  it('follow what was signed and withdrawn, within one run of the job', async () => {
    await kit.tenant.set('petitions', { allowSignatureWithdrawal: true });
    const { petitionId } = await kit.published();
    const people = await Promise.all([kit.tenant.person(), kit.tenant.person(), kit.tenant.person()]);
    for (const person of people) await signPetition(person.caller(), { petitionId });
    await drainForPlugin(kit.world.host, kit.tenant.id, 'Petition', 'signatures');
    await countPetitionDays(kit.tenant.system(), {});
    const before = sum(await daysOf(petitionId));
    expect(before).toBeGreaterThanOrEqual(3);

    for (const person of people) await withdrawSignature(person.caller(), { petitionId });
    await drainForPlugin(kit.world.host, kit.tenant.id, 'Petition', 'signatures');
    await countPetitionDays(kit.tenant.system(), {});
    expect(sum(await daysOf(petitionId))).toBe(before - 3);
  });

  it('are days of the hromada’s own clock, the empty ones between them shown as zero', async () => {
    const { petitionId } = await kit.published();
    await kit.world.asSuperuser('delete from petitions_petition_signature where petition_id = $1', [petitionId]);
    await kit.bend(
      petitionId,
      `state = 'answered', published_at = '2026-03-27T10:00:00Z', collect_until = '2026-05-01T00:00:00Z'`,
    );
    // 29 March 2026 has 23 hours in Kyiv: half past midnight before it and after it are an hour apart in UTC.
    await signedAt(petitionId, '2026-03-27T22:30:00Z', 'web', 2);
    await signedAt(petitionId, '2026-03-29T21:30:00Z', 'web', 3);
    await mark(petitionId);
    await countPetitionDays(kit.tenant.system(), {});
    expect(await daysOf(petitionId)).toEqual([
      { day: '2026-03-27', signatures: 0 },
      { day: '2026-03-28', signatures: 2 },
      { day: '2026-03-29', signatures: 0 },
      { day: '2026-03-30', signatures: 3 },
    ]);
  });

  it('a signature that comes during the count is counted by the next one', async () => {
    const { petitionId } = await kit.published();
    await mark(petitionId);
    const marks = () =>
      kit.world.asSuperuser('select 1 from petitions_petition_day_due where petition_id = $1', [petitionId]);
    const counting = kit.world.host.pool.lease(kit.tenant.id);
    const lease = await counting;
    const [seen] = await lease.session.sql<{ at: string }>`
      select marked_at::text as at from petitions_petition_day_due where petition_id = ${petitionId}::uuid`;
    await mark(petitionId);
    await lease.session
      .sql`delete from petitions_petition_day_due where petition_id = ${petitionId}::uuid and marked_at = ${seen!.at}::timestamptz`;
    await lease.commit();
    expect(await marks()).toHaveLength(1);
    await countPetitionDays(kit.tenant.system(), {});
    expect(await marks()).toHaveLength(0);
  });

  it('are counted by the clock alone', async () => {
    for (const command of [countPetitionDays, freezeQuarterFigures])
      await expect(command(kit.staff.owner.caller(), {})).rejects.toMatchObject({ code: 'core/not-found' });
  });
});

describe('quarters', () => {
  it('F10 are frozen when they are closed: later signatures and withdrawals move no figure', async () => {
    const tenant = await kit.world.tenant('closed', { name: 'Закрита' });
    const [petition] = await kit.world.asSuperuser<{ id: string }>(
      `insert into petitions_petition (tenant_id, id, ref, number, title, essence, demand, norm, author_name, state, rules, submitted_at, published_at, collect_until, ended_at)
       select $1, gen_random_uuid(), 'abcdefgh', '1', 'т', 'с', 'в', 'т', 'а', 'expired', rules, '2026-01-05', '2026-01-06', '2026-07-01', '2026-07-01'
       from petitions_petition where rules is not null limit 1 returning id`,
      [tenant.id],
    );
    await signedAt(petition!.id, '2026-02-01T10:00:00Z', 'web', 120);
    await signedAt(petition!.id, '2026-02-02T10:00:00Z', 'desk', 14);
    await signedAt(petition!.id, '2026-02-03T10:00:00Z', 'paper', 3);
    await signedAt(petition!.id, '2026-04-01T10:00:00Z', 'web', 40);
    await freezeQuarterFigures(tenant.system(), {});
    const published = (await statistics(tenant)).quarters;
    expect(published.at(-1)).toEqual({
      quarter: '2026-01-01',
      signatures: 137,
      channels: [
        { channel: 'WEB', signatures: 120 },
        { channel: 'DESK', signatures: null },
        { channel: 'PAPER', signatures: null },
      ],
    });
    expect(published.at(-2)).toMatchObject({
      quarter: '2026-04-01',
      channels: [{ signatures: 40 }, { signatures: 0 }, { signatures: 0 }],
    });

    await signedAt(petition!.id, '2026-02-04T10:00:00Z', 'paper', 1);
    await kit.world.asSuperuser(
      `update petitions_petition_signature set withdrawn_at = now() where petition_id = $1 and channel = 'desk'`,
      [petition!.id],
    );
    expect(await freezeQuarterFigures(tenant.system(), {})).toEqual({ frozen: 0 });
    expect((await statistics(tenant)).quarters).toEqual(published);
  });

  it('F10 show nothing of the quarter that still runs', async () => {
    const { petitionId } = await kit.published();
    await signPetition((await kit.tenant.person()).caller(), { petitionId });
    await freezeQuarterFigures(kit.tenant.system(), {});
    const { quarters } = await statistics();
    const now = new Date();
    const running = `${now.getFullYear()}-${String(Math.floor(now.getMonth() / 3) * 3 + 1).padStart(2, '0')}-01`;
    expect(quarters.map(({ quarter }) => quarter)).not.toContain(running);
  });

  it('the database rewrites no closed figure', async () => {
    await expect(
      kit.world.host.pool.scoped(
        kit.tenant.id,
        ({ sql }) => sql`update petitions_petition_quarter_figure set signatures = 0`,
      ),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('punctuality', () => {
  it('counts what ended in a month, what was done in time, and what is overdue at this moment', async () => {
    const tenant = await kit.world.tenant('punctual', { name: 'Пунктуальна' });
    const deadline = async (state: string, dueAt: string, doneAt: string | null) =>
      kit.world.asSuperuser(
        `with term as (insert into deadline (tenant_id, id, kind, subject_type, subject_id, rule, calendar_edition, started_at, due_on, due_before, state)
           values ($1, gen_random_uuid(), 'petitions.moderation', 'Petition', gen_random_uuid(), '{}', '1',
             $3::timestamptz - interval '48 hours', $3::timestamptz::date, $3::timestamptz, $2) returning id)
         insert into deadline_event (tenant_id, id, deadline_id, event, at)
         select $1, gen_random_uuid(), id, 'meet', $4::timestamptz from term where $4 is not null`,
        [tenant.id, state, dueAt, doneAt],
      );
    const month = new Date();
    month.setUTCDate(1);
    const at = (day: number, hour: number) => {
      const moment = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - 1, day, hour));
      return moment.toISOString();
    };
    await deadline('met', at(10, 22), at(9, 22)); // a day early
    await deadline('met', at(11, 22), at(12, 22)); // a day late, whatever its state says
    await deadline('missed', at(12, 22), at(14, 22));
    await deadline('cancelled', at(13, 22), at(12, 22)); // withdrawn by its author: owed no more
    await deadline('running', at(14, 22), null); // nobody has looked at it yet
    await deadline('running', '2099-01-01T22:00:00Z', null); // has time
    const { duties, dutyMonths } = await statistics(tenant);
    expect(duties.find(({ duty }) => duty === 'MODERATION')).toEqual({
      duty: 'MODERATION',
      due: 4,
      onTime: 1,
      overdueNow: 1,
      medianHours: 72,
    });
    expect(dutyMonths).toEqual([{ duty: 'MODERATION', month: at(1, 0).slice(0, 10), due: 4, onTime: 1 }]);
  });
});

it('T11 statistics of one hromada know nothing of another', async () => {
  const empty = await kit.world.tenant('empty', { name: 'Порожня' });
  const { totals, days, quarters, duties, dutyMonths } = await statistics(empty);
  expect(totals).toEqual({ published: 0, signatures: 0 });
  expect(sum(days)).toBe(0);
  expect([quarters, dutyMonths]).toEqual([[], []]);
  expect(duties.every(({ due, overdueNow }) => due === 0 && overdueNow === 0)).toBe(true);
});

it('the desk’s menu counts what waits for whoever opens it, and shows days to staff only', async () => {
  const waiting = async (person: Person) =>
    JSON.parse(await kit.ask(person.caller(), '{ deskWaiting { path count } }')).data?.deskWaiting;
  const before = (await waiting(kit.staff.moderator))[0]?.count ?? 0;
  await kit.submitted();
  expect(await waiting(kit.staff.moderator)).toEqual([{ path: '/admin/petitions', count: before + 1 }]);
  const editor = await kit.tenant.person({ roles: ['editor'] });
  expect(await waiting(editor)).toEqual([]);
  expect(await waiting(await kit.tenant.person())).toBeUndefined();
  const graph = JSON.parse(await kit.ask(editor.caller(), '{ deskActivity { plugin key days values } }')).data
    .deskActivity;
  expect(graph).toMatchObject([{ plugin: 'petitions', key: 'signatures' }]);
  expect([graph[0].days.length, graph[0].values.length]).toEqual([28, 28]);
});
