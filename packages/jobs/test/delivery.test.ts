import { buildCatalogue, CatalogueError } from '@viche/events';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { queueIdOf } from '../src/envelope.ts';
import { buildJobCatalogue, createQueues, EvictingRedis, type Relay, startRelay } from '../src/index.ts';
import { type Bench, jobOf, openBench, queueKinds, quiet, tenantA, tenantB, until } from './bench.ts';
import { installed } from './plugins.ts';
import { redisIsHere } from './redis-server.ts';

if (!redisIsHere()) console.info('Redis suite skipped: no redis-server');

describe.each(queueKinds)('deliveries over %s', (kind) => {
  let bench: Bench;
  const relays: Relay[] = [];
  const relayOf = (
    queues: Parameters<typeof startRelay>[0]['queues'],
    more: Partial<Parameters<typeof startRelay>[0]> = {},
  ) => {
    const relay = startRelay({
      relayUrl: bench.urls.relayUrl,
      queues,
      log: quiet,
      intervalMs: 25,
      sweep: { everyMs: 3_600_000, afterMs: 0 },
      onMetric: (metric) => void bench.metrics.push(metric),
      ...more,
    });
    relays.push(relay);
    return relay;
  };
  const metric = (name: string) =>
    bench.metrics.filter((one) => one.name === name).reduce((sum, one) => sum + one.value, 0);

  beforeAll(async () => {
    bench = await openBench(kind);
  });
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.stop();
    await bench.reset();
  });
  afterAll(() => bench?.close());

  test('an event reaches every consumer once, and nobody before the commit', async () => {
    const queues = await bench.openQueues(installed);
    relayOf(queues);
    await bench.openWorkers(queues);
    await bench.inTransaction(async (sql) => {
      const { writeEvent } = await import('@viche/events');
      const event = {
        tenantId: tenantA,
        name: 'petitions.signed.v1',
        payload: { petitionId: 'p', n: 1 },
        requestId: 'r',
        occurredAt: new Date(),
      };
      await writeEvent(sql, event);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await bench.effects()).toEqual([]);
    });
    await until('both consumers have it', async () => (await bench.effects()).length === 2);
    expect((await bench.effects()).map(({ plugin }) => plugin).sort()).toEqual(['mail', 'search']);
    expect((await bench.superuser.query('SELECT FROM outbox_event WHERE relayed_at IS NULL')).rowCount).toBe(0);
  });

  test('a command that rolls back emits nothing', async () => {
    const queues = await bench.openQueues(installed);
    relayOf(queues);
    await bench.openWorkers(queues);
    const { writeEvent } = await import('@viche/events');
    const refused = bench.inTransaction(async (sql) => {
      await writeEvent(sql, {
        tenantId: tenantA,
        name: 'petitions.signed.v1',
        payload: { petitionId: 'p', n: 1 },
        requestId: 'r',
        occurredAt: new Date(),
      });
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 2 });
    await until('the other event came', async () => (await bench.effects()).length === 2);
    expect((await bench.effects()).every(({ payload }) => (payload as { n: number }).n === 2)).toBe(true);
  });

  test('several relays share 100 events, each is delivered once, and one relay keeps their order', async () => {
    const queues = await bench.openQueues(installed);
    for (let n = 0; n < 100; n += 1) await bench.emit('petitions.signed.v1', { petitionId: 'p', n });
    relayOf(queues);
    await until('all are relayed', async () => metric('outbox.relayed') === 100);
    await bench.openWorkers(queues, { concurrency: 1 });
    await until('all are applied', async () => (await bench.effects()).length === 200);
    const seen = (await bench.effects())
      .filter(({ plugin }) => plugin === 'mail')
      .map(({ payload }) => (payload as { n: number }).n);
    expect(seen).toEqual(Array.from({ length: 100 }, (_, n) => n));

    relayOf(queues);
    relayOf(queues);
    await Promise.all(Array.from({ length: 100 }, (_, n) => bench.emit('petitions.signed.v1', { petitionId: 'q', n })));
    await until('the second 100 are applied', async () => (await bench.effects()).length === 400);
    expect(new Set((await bench.effects()).map(({ plugin, deliveryId }) => plugin + deliveryId)).size).toBe(400);
    expect((await bench.effects()).length).toBe(400);
  });

  test('a delayed job waits; of jobs with one dedupe key only one waits, and one asked for meanwhile still runs', async () => {
    const queues = await bench.openQueues(installed);
    relayOf(queues);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await bench.openWorkers(queues, { run: (envelope) => bench.apply(envelope, () => held) });
    await bench.enqueue('petitions', 'recount', { n: 1 }, { dedupeKey: 'p' });
    await until('the first runs', async () => (await queues.counts()).get('petitions')?.active === 1);
    await bench.enqueue('petitions', 'recount', { n: 2 }, { dedupeKey: 'p' });
    await bench.enqueue('petitions', 'recount', { n: 3 }, { dedupeKey: 'p' });
    await bench.enqueue('petitions', 'recount', { n: 4 }, { delayMs: 1_500 });
    await until('all are relayed', () => metric('outbox.relayed') === 4);
    release();
    await until('the last has run', async () => (await bench.effects()).length >= 3);
    expect((await bench.effects()).map(({ payload }) => (payload as { n: number }).n)).toEqual([1, 3, 4]);
  });

  test('T12 what was changed in the queue by hand is rejected, changes nothing, and the true delivery still comes', async () => {
    const queues = await bench.openQueues(installed);
    const relay = relayOf(queues);
    const id = await bench.enqueue('petitions', 'recount', { n: 1 });
    await until('the job is relayed', () => metric('outbox.relayed') === 1);
    const queueId = queueIdOf({
      kind: 'job',
      tenantId: tenantA,
      plugin: 'petitions',
      key: 'recount',
      deliveryId: id,
      occurredAt: '',
      payload: null,
      requestId: '',
    });
    await bench.tamper('petitions', queueId, (data) => {
      data.tenantId = tenantB;
    });
    await queues
      .queueOf('petitions')
      .add('recount', { kind: 'job', tenantId: tenantB, plugin: 'petitions', key: 'recount', payload: { n: 9 } });
    await bench.openWorkers(queues);
    await until('both are rejected', async () => (await queues.rejected()).length === 2);
    expect(metric('jobs.rejected')).toBe(2);
    expect(bench.failures).toEqual([]);

    await until('the forged one gave up its place', async () => (await queues.counts()).get('petitions')?.active === 0);
    // The relay's own first sweep may have put it back before us.
    await relay.sweep();
    await until('the true one ran', async () => (await bench.effects()).length === 1);
    expect(await bench.effects()).toMatchObject([{ tenantId: tenantA, deliveryId: id }]);
  });

  test('T12 a true envelope moved into another queue or under another name is rejected', async () => {
    const queues = await bench.openQueues(installed);
    const envelope = queues.seal({
      kind: 'job',
      tenantId: tenantA,
      plugin: 'petitions',
      key: 'recount',
      deliveryId: tenantB,
      occurredAt: new Date().toISOString(),
      payload: { n: 1 },
      requestId: 'r',
    });
    await queues.queueOf('mail').add('recount', envelope);
    await queues.queueOf('petitions').add('poison', envelope);
    await bench.openWorkers(queues);
    await until('both are rejected', async () => (await queues.rejected()).length === 2);
    expect(await bench.effects()).toEqual([]);
  });

  test('T13 the relay and the queue may read no table of a module or of a person', async () => {
    const { default: pg } = await import('pg');
    for (const url of [bench.urls.relayUrl, bench.urls.queueUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const table of ['participant', 'session', 'audit_entry']) {
        await expect(client.query(`SELECT FROM public.${table}`)).rejects.toMatchObject({ code: '42501' });
      }
      await client.end();
    }
  });

  test('R12 a queue that lost everything is rebuilt from the outbox, and what was done stays done', async () => {
    const queues = await bench.openQueues(installed);
    const relay = relayOf(queues);
    const workers = await bench.openWorkers(queues);
    for (let n = 0; n < 3; n += 1) await bench.emit('petitions.signed.v1', { petitionId: 'p', n });
    await until('three are applied', async () => (await bench.effects()).length === 6);
    await workers.close();
    for (let n = 3; n < 6; n += 1) await bench.emit('petitions.signed.v1', { petitionId: 'p', n });
    await bench.enqueue('petitions', 'recount', { n: 1 });
    await bench.enqueue('petitions', 'recount', { n: 2 }, { delayMs: 3_000 });
    await until('all are relayed', () => metric('outbox.relayed') === 8);
    expect(await relay.sweep()).toBe(0);

    await bench.flushQueue();
    expect(await relay.sweep()).toBe(3 * 2 + 2);
    expect(await relay.sweep()).toBe(0);
    await bench.openWorkers(queues);
    await until('all are applied', async () => (await bench.effects()).length === 14);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await bench.effects()).length).toBe(14);
  });

  test('R12 a consumer that is installed later is not flooded with what happened before its time', async () => {
    const older = await bench.openQueues(installed.slice(0, 2));
    const first = relayOf(older);
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 1 });
    await until('it is relayed', () => metric('outbox.relayed') === 1);
    await first.stop();
    relays.length = 0;
    await bench.flushQueue();
    const queues = await bench.openQueues(installed);
    await bench.openWorkers(queues);
    expect(await relayOf(queues).sweep()).toBe(0);
  });

  test('R12 an event that came while the store was away is delivered when it is back', async () => {
    const queues = await bench.openQueues(installed);
    relayOf(queues);
    await bench.openWorkers(queues);
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 1 });
    await until('the first is applied', async () => (await bench.effects()).length === 2);
    if (bench.redis?.crash) await bench.redis.crash();
    await bench.superuser.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IN ('viche_relay', 'viche_queue')`,
    );
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 2 });
    await until('the second is applied', async () => (await bench.effects()).length === 4);
  });

  test('R13 a relay that dies between the queue and its mark delivers again, and the effect happens once', async () => {
    const queues = await bench.openQueues(installed);
    let deaths = 0;
    const dying = {
      ...queues,
      async add(deliveries: Parameters<typeof queues.add>[0]) {
        await queues.add(deliveries);
        if (deaths++ < 3) throw new Error('died before its mark');
      },
    };
    relayOf(dying);
    await bench.openWorkers(queues);
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 1 });
    await until('the mark is set', () => metric('outbox.relayed') === 1);
    await until('it is applied', async () => (await bench.effects()).length === 2);
    expect(deaths).toBe(4);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await bench.effects()).length).toBe(2);
  });

  test('the backlog tells the age of what waits', async () => {
    const queues = await bench.openQueues(installed);
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 1 });
    await bench.emit('petitions.signed.v9', { petitionId: 'p', n: 1 });
    await bench.superuser.query(
      `UPDATE outbox_event SET occurred_at = now() - interval '90 seconds' WHERE name LIKE '%v1'`,
    );
    const seen: unknown[] = [];
    const stuck = { ...queues, add: () => Promise.reject(new Error('full')) };
    relayOf(stuck, { onBacklog: (backlog) => seen.push(backlog) });
    await until('it is measured', () => seen.length > 0);
    expect(seen[0]).toMatchObject({ events: 1, jobs: 0, unknown: 1, ageMs: expect.closeTo(90_000, -4) });
  });

  test('K07 jobs of a closed tenant are forgotten: those that wait, are put off or done; its neighbour keeps its own', async () => {
    const queues = await bench.openQueues(installed);
    const workers = await bench.openWorkers(queues);
    await queues.add([jobOf('recount', 1), jobOf('recount', 2)]);
    const states = async () => {
      const counts = await queues.queueOf('petitions').getJobCounts('completed', 'failed', 'waiting', 'delayed');
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    };
    await until('both are done', async () => (await queues.queueOf('petitions').getCompletedCount()) === 2);
    await workers.close();
    const other = jobOf('recount', 3);
    await queues.add([
      { ...jobOf('recount', 4), delayMs: 3_600_000 },
      jobOf('recount', 5),
      { ...other, envelope: { ...other.envelope, tenantId: tenantB } },
    ]);
    expect(await states()).toBe(5);
    expect(await queues.forget(tenantA)).toBe(4);
    expect(await states()).toBe(1);
    expect(await queues.forget(tenantA)).toBe(0);
  });

  test('a short envelope key is refused at boot', async () => {
    const options = { backend: bench.backend, events: buildCatalogue([]), jobs: buildJobCatalogue([]), log: quiet };
    await expect(createQueues({ ...options, envelopeKey: Buffer.alloc(8) })).rejects.toThrow(CatalogueError);
  });

  test.runIf(kind === 'redis')('R12 a Redis that may evict jobs is refused at boot', async () => {
    const redis = new Redis((bench.redis as { url: string }).url);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(bench.openQueues(installed)).rejects.toThrow(EvictingRedis);
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    redis.disconnect();
  });
});
