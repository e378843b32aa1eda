import { startTestWorker } from '@viche/testing/worker';
import { createWorld, type TestTenant, type World } from '@viche/testing/world';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countFailedJobs, makeCaller, OPERATOR, readFailedJobs, recordFailure, retryJob } from './index.ts';

let world: World;
let tenant: TestTenant;

beforeAll(async () => {
  world = await createWorld([]);
  tenant = await world.tenant('slavutych');
});
afterAll(() => world?.close());

const idOf = (serial: number) => `0197b000-0000-8000-8000-${String(serial).padStart(12, '0')}`;

/** A dead letter: its job asks for a notification that does not exist any more, so a retry succeeds. */
const fail = (serial: number, to: TestTenant = tenant) =>
  recordFailure(world.host, {
    id: idOf(serial),
    tenantId: to.id,
    plugin: 'core',
    key: 'deliverNotification',
    payload: {
      deliveryId: idOf(serial),
      occurredAt: new Date(0).toISOString(),
      payload: { notificationId: '0197b000-0000-7000-8000-00000000ffff' },
    },
    attempts: 12,
    reason: 'MailError ECONNREFUSED',
    requestId: `r${serial}`,
  });

const read = <R>(work: Parameters<typeof world.host.pool.scoped<R>>[1]) =>
  world.host.pool.scoped(tenant.id, work, { readOnly: true });
const stateOf = async (serial: number) =>
  (await world.asSuperuser<{ state: string }>('select state from job_failure where id = $1', [idOf(serial)]))[0]?.state;

it('pages go from the newest to the oldest, each row once', async () => {
  for (let serial = 1; serial <= 5; serial += 1) await fail(serial);
  // Rows of one moment are told apart by their ids.
  await world.asSuperuser('update job_failure set created_at = date_trunc($1, created_at)', ['hour']);
  const seen: string[] = [];
  let after: string | null | undefined;
  do {
    const page = await read(({ sql }) => readFailedJobs(sql, tenant.id, { after: after ?? undefined, limit: 2 }));
    seen.push(...page.jobs.map(({ id }) => id));
    after = page.next;
  } while (after);
  expect(seen).toEqual([5, 4, 3, 2, 1].map(idOf));
  expect(await read(({ sql }) => countFailedJobs(sql, tenant.id))).toBe(5);
  const [job] = (await read(({ sql }) => readFailedJobs(sql, tenant.id, { after: "' or true --" }))).jobs;
  expect(job).toMatchObject({ attempts: 12, reason: 'MailError ECONNREFUSED', requestId: 'r5' });
  expect(JSON.stringify(job)).not.toContain('notificationId');
});

it('only the owner may retry, and the refused act of other staff is in the log', async () => {
  const owner = await tenant.person({ roles: ['owner'] });
  const moderator = await tenant.person({ roles: ['moderator'] });
  const auditor = await tenant.person({ roles: ['auditor'] });
  const resident = await tenant.person();
  const input = { failureId: idOf(1) };
  await expect(retryJob(tenant.guest(), input)).rejects.toMatchObject({ code: 'core/sign-in' });
  await expect(retryJob(resident.caller(), input)).rejects.toMatchObject({ code: 'core/not-found' });
  for (const staff of [moderator, auditor])
    await expect(retryJob(staff.caller(), input)).rejects.toMatchObject({ code: 'core/forbidden' });
  expect(await stateOf(1)).toBe('dead');
  await retryJob(owner.caller(), input);
  expect(await stateOf(1)).toBe('retried');
  await expect(retryJob(owner.caller(), input)).rejects.toMatchObject({ code: 'core/conflict' });
  const rows = await world.asSuperuser<{ outcome: string; subject_id: string }>(
    `select outcome, subject_id from audit_entry where action = 'core.retry-job' order by id`,
  );
  expect(rows.map(({ outcome }) => outcome)).toEqual(['core/forbidden', 'core/forbidden', 'done', 'core/conflict']);
  expect(rows[2]!.subject_id).toBe(idOf(1));
});

it("a job of another hromada is nobody's", async () => {
  const neighbour = await world.tenant('lutsk');
  await fail(21, neighbour);
  const owner = await tenant.person({ roles: ['owner'] });
  await expect(retryJob(owner.caller(), { failureId: idOf(21) })).rejects.toMatchObject({ code: 'core/not-found' });
  expect(await stateOf(21)).toBe('dead');
});

it('a retried job runs again under its old id, once; the operator stands in the log as an operator', async () => {
  const worker = await startTestWorker(world);
  const bundle = (await world.host.tenants.byId(tenant.id))!;
  await retryJob(makeCaller(world.host, { bundle, actor: OPERATOR, locale: 'uk' }), { failureId: idOf(2) });
  const receipts = () =>
    world.asSuperuser(`select from inbox_event where consumer = 'job:core.deliverNotification' and event_id = $1`, [
      idOf(2),
    ]);
  await expect.poll(async () => (await receipts()).length, { timeout: 15_000 }).toBe(1);
  expect(await stateOf(2)).toBe('retried');
  const [row] = await world.asSuperuser<{ actor_kind: string }>(
    `select actor_kind from audit_entry where action = 'core.retry-job' and subject_id = $1`,
    [idOf(2)],
  );
  expect(row!.actor_kind).toBe('operator');
  await worker.stop();
});
