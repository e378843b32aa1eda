import { randomUUID } from 'node:crypto';
import { addCalendarDay, coreJobs, endCalendarDay } from '@viche/host';
import { SILENT_PROBE } from '@viche/testing/silent-probe';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openPetitionsWorld, type PetitionsWorld, refusalOf } from '../../plugins/petitions/server/test-petitions.ts';

let given: PetitionsWorld;
beforeAll(async () => {
  given = await openPetitionsWorld();
  // Peace: holidays are counted, as they will be when the regime has ended.
  await given.world.asSuperuser(`update calendar_regime set "to" = '2026-01-01'`);
});
afterAll(() => given.world.close());
beforeEach(() => given.world.asSuperuser(`delete from tenant_calendar_day`));

const runJob = async () => {
  const jobs = coreJobs(given.world.host, {
    mailer: null as never,
    siteUrl: () => '',
    mailDomain: '',
    outboxDays: 30,
    probe: SILENT_PROBE,
    retry: async () => {},
  });
  const tenantId = given.tenant.id;
  const receipt = { tenantId, consumer: 'job:core.recomputeDeadlines', eventId: randomUUID() };
  await jobs.recomputeDeadlines({ tenantId, payload: {}, receipt });
};

/** A text in the check whose two working days began on Monday, 1 March 2027. */
async function inCheck(): Promise<string> {
  await runJob();
  const { petitionId } = await given.submitted();
  await given.world.asSuperuser(
    `update deadline set started_at = '2027-03-01 10:00+02', due_on = '2027-03-03', due_before = '2027-03-03 22:00Z' where subject_id = $1`,
    [petitionId],
  );
  await given.world.asSuperuser(`begin`);
  await given.world.asSuperuser(`set local session_replication_role = replica`);
  await given.world.asSuperuser(
    `update deadline_event set at = '2027-03-01 10:00+02' where deadline_id in (select id from deadline where subject_id = $1)`,
    [petitionId],
  );
  await given.world.asSuperuser(`commit`);
  return petitionId;
}

const termOf = async (petitionId: string) =>
  (
    await given.world.asSuperuser<{ due_on: string; due_before: Date; id: string; edition: string }>(
      `select id, due_on::text, due_before, calendar_edition as edition from deadline where subject_id = $1`,
      [petitionId],
    )
  )[0]!;
const recomputed = async (petitionId: string) =>
  given.world.asSuperuser<{ detail: object }>(
    `select e.detail from deadline_event e join deadline d on d.id = e.deadline_id where d.subject_id = $1 and e.event = 'recompute' order by e.id`,
    [petitionId],
  );

it('a holiday added while a clock runs: the term is counted again, with the former day and the act beside it', async () => {
  const petitionId = await inCheck();
  await given.world.asSuperuser(
    `insert into calendar_day (calendar, recur, kind, valid_from, name, source)
      values ('ua-state', 'date:2027-03-03', 'holiday', '2027-03-01', 'new-year', 'Закон 1-IX')`,
  );
  await runJob();
  expect(await termOf(petitionId)).toMatchObject({
    due_on: '2027-03-04',
    due_before: new Date('2027-03-04T22:00:00Z'),
  });
  expect(await recomputed(petitionId)).toEqual([
    {
      detail: { oldDue: '2027-03-03', newDue: '2027-03-04', cause: 'calendar', on: '2027-03-03', source: 'Закон 1-IX' },
    },
  ]);
  await runJob();
  expect(await recomputed(petitionId)).toHaveLength(1);
  const document = 'query { duties { kind dueOn formerDueOn movedBy } }';
  const answer = await given.ask(given.staff.moderator.caller(), document);
  expect(answer).toContain('"dueOn":"2027-03-04","formerDueOn":"2027-03-03","movedBy":"Закон 1-IX"');
  await given.world.asSuperuser(`delete from calendar_day where source = 'Закон 1-IX'`);
});

it('a day of the hromada’s own does the same, for this hromada alone, and is taken back by a decision', async () => {
  const petitionId = await inCheck();
  const owner = given.staff.owner.caller();
  const day = { day: '2027-03-02', kind: 'day-off' as const, name: 'День жалоби', source: 'Розпорядження № 7' };
  expect(await refusalOf(addCalendarDay(given.staff.moderator.caller(), day))).toBe('core/forbidden');
  expect(await refusalOf(addCalendarDay(owner, { ...day, source: '' }))).toBe('core/bad-input');
  const { id } = await addCalendarDay(owner, day);
  expect(await refusalOf(addCalendarDay(owner, day))).toBe('core/conflict');
  await runJob();
  expect(await termOf(petitionId)).toMatchObject({ due_on: '2027-03-04' });
  await endCalendarDay(owner, { dayId: id, reason: 'Розпорядження скасовано' });
  await runJob();
  expect(await termOf(petitionId)).toMatchObject({ due_on: '2027-03-03' });
  expect(await recomputed(petitionId)).toHaveLength(2);
  const rows = await given.world.asSuperuser(`select 1 from outbox_job where key = 'recomputeDeadlines'`);
  expect(rows.length).toBeGreaterThanOrEqual(2);
});

it('what has ended stays as it ended', async () => {
  const petitionId = await inCheck();
  await given.world.asSuperuser(`update deadline set state = 'met' where subject_id = $1`, [petitionId]);
  await given.world.asSuperuser(
    `insert into tenant_calendar_day (tenant_id, id, day, kind, name, source, created_at)
      values ($1, gen_random_uuid(), '2027-03-03', 'day-off', 'Аварія', 'Розпорядження № 8', now())`,
    [given.tenant.id],
  );
  await runJob();
  expect(await termOf(petitionId)).toMatchObject({ due_on: '2027-03-03' });
  expect(await recomputed(petitionId)).toHaveLength(0);
});
