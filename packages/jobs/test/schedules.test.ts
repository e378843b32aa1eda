import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startSchedules } from '../src/index.ts';
import { type Bench, openBench, queueKinds, quiet, tenantA, tenantB, until } from './bench.ts';
import { installed, mail, petitions, search } from './plugins.ts';

const DAY_MS = 86_400_000;

describe.each(queueKinds)('schedules over %s', (kind) => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await openBench(kind);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await bench.reset();
  });
  afterAll(() => bench?.close());

  test('R17 after three days of sleep a schedule runs late, once for each tenant, and then in its turn', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-18T12:00:00Z') });
    const queues = await bench.openQueues(installed);
    await (await startSchedules({ queues, log: quiet })).stop();

    vi.setSystemTime(new Date('2026-11-21T12:00:00Z'));
    const schedules = await startSchedules({ queues, log: quiet }); // a restart must not push the late run away
    await bench.openWorkers(queues);
    await until('both tenants had it', async () => (await bench.effects()).length === 2);
    expect((await bench.effects()).map(({ tenantId }) => tenantId).sort()).toEqual([tenantA, tenantB]);
    const { rows } = await bench.superuser.query('SELECT DISTINCT delivery_id FROM test_effect');
    expect(rows.length).toBe(2);
    const next = await queues.queueOf('petitions').getJobScheduler('nightly');
    expect(new Date(next?.next ?? 0).toISOString()).toBe('2026-11-22T01:00:00.000Z'); // 03:00 in Kyiv, winter

    for (const day of [1, 2]) {
      vi.setSystemTime(new Date(Date.parse('2026-11-21T12:00:00Z') + day * DAY_MS));
      await queues.queueOf('petitions').promoteJobs();
      await until(`day ${day} ran`, async () => (await bench.effects()).length === 2 + day * 2);
    }
    await schedules.stop();
  });

  test('R17 the same slot called twice runs once', async () => {
    const queues = await bench.openQueues(installed);
    const schedules = await startSchedules({ queues, log: quiet });
    await bench.openWorkers(queues);
    const template = (await queues.queueOf('petitions').getJobScheduler('nightly'))?.template;
    for (let n = 0; n < 3; n += 1) await queues.queueOf('petitions').add('nightly', template?.data);
    await until('both tenants had it', async () => (await bench.effects()).length === 2);
    await queues.queueOf('petitions').clean(0, 1_000, 'completed');
    await queues.queueOf('petitions').add('nightly', template?.data);
    await until('all calls are settled', async () => (await queues.counts()).get('petitions')?.waiting === 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await bench.effects()).length).toBe(2);
    await schedules.stop();
  });

  test('R12 a schedule that the queue lost is made again and its last slot is called', async () => {
    const queues = await bench.openQueues(installed);
    const schedules = await startSchedules({ queues, log: quiet, checkMs: 100 });
    await bench.openWorkers(queues);
    await bench.flushQueue();
    await until('it is back', async () => (await queues.queueOf('petitions').getJobScheduler('nightly')) !== undefined);
    await until('both tenants had it', async () => (await bench.effects()).length === 2);
    await schedules.stop();
  });

  test('a schedule whose plugin dropped it is removed, a changed one is changed', async () => {
    const queues = await bench.openQueues(installed);
    await (await startSchedules({ queues, log: quiet })).stop();
    const nightly = { ...petitions.manifest.jobs.nightly, cron: '0 4 * * *' };
    const changed = await bench.openQueues([{ manifest: { ...petitions.manifest, jobs: { nightly } } }, mail, search]);
    await (await startSchedules({ queues: changed, log: quiet })).stop();
    expect((await queues.queueOf('petitions').getJobScheduler('nightly'))?.pattern).toBe('0 4 * * *');
    const dropped = await bench.openQueues([{ manifest: { ...petitions.manifest, jobs: {} } }, mail, search]);
    await (await startSchedules({ queues: dropped, log: quiet })).stop();
    expect(await queues.queueOf('petitions').getJobSchedulersCount()).toBe(0);
  });
});
