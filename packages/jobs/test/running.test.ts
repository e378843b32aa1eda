import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Envelope } from '../src/envelope.ts';
import { retryFailure, startRelay } from '../src/index.ts';
import { type Bench, jobOf, openBench, queueKinds, quiet, sqlOf, tenantA, until } from './bench.ts';
import { installed, mail, newerMail, newerPetitions, petitions, search } from './plugins.ts';

describe.each(queueKinds)('running jobs over %s', (kind) => {
  let bench: Bench;
  const count = (name: string) => bench.metrics.filter((metric) => metric.name === name).length;

  beforeAll(async () => {
    bench = await openBench(kind);
  });
  afterEach(() => bench.reset());
  afterAll(() => bench?.close());

  test('R14 a poison job is tried, then parked with its reason, and 1,000 others are done', async () => {
    const queues = await bench.openQueues(installed);
    await queues.add([jobOf('poison', 0), ...Array.from({ length: 1_000 }, (_, n) => jobOf('recount', n + 1))]);
    let tries = 0;
    let healed = false;
    await bench.openWorkers(queues, {
      run: (envelope) =>
        bench.apply(envelope, () => {
          if (envelope.key !== 'poison' || healed) return;
          tries += 1;
          throw Object.assign(new TypeError('Ковальчук Марія, код 1234567890'), { code: '22P02' });
        }),
    });
    await until('the good ones are done', async () => (await bench.effects()).length === 1_000, 60_000);
    await until('the bad one is dead', () => bench.failures.length === 1);
    expect(tries).toBe(3);
    expect(bench.failures[0]).toMatchObject({
      tenantId: tenantA,
      plugin: 'petitions',
      key: 'poison',
      attempts: 3,
      reason: 'TypeError 22P02',
      requestId: 'r0',
    });
    const kept = JSON.stringify([await queues.queueOf('petitions').getFailed(), bench.failures], (key, value) =>
      key === 'queue' || key === 'backend' || key === 'scripts' ? undefined : value,
    );
    expect(kept).toContain('TypeError 22P02');
    expect(kept).not.toContain('Ковальчук');

    healed = true;
    await retryFailure(queues, bench.failures[0] as never);
    await until('the retried one is done', async () => (await bench.effects()).length === 1_001);
    expect(await queues.queueOf('petitions').getFailedCount()).toBe(0);
  });

  test('a payload that its schema refuses is dead at once; the handler never sees it', async () => {
    const queues = await bench.openQueues(installed);
    await bench.openWorkers(queues);
    await queues.add([{ envelope: { ...jobOf('recount', 1).envelope, payload: { n: 'many' } } }]);
    await until('it is dead', () => bench.failures.length === 1);
    expect(bench.failures[0]).toMatchObject({ attempts: 1, reason: 'PayloadRefused' });
    expect(await bench.effects()).toEqual([]);
  });

  test('Q05 a job of a plugin that the tenant switched off is parked, costs no attempt, and runs when it is on again', async () => {
    const queues = await bench.openQueues(installed);
    let on = false;
    await bench.openWorkers(queues, { isEnabled: () => on, parkMs: 60_000 });
    await queues.add([jobOf('poison', 1), { ...jobOf('recount', 2), delayMs: 60_000 }]);
    await until('it is parked', () => count('jobs.parked') === 1);
    await until('it waits', async () => (await queues.counts()).get('petitions')?.delayed === 2);
    on = true;
    expect(await queues.unpark('petitions', '0197a000-0000-7000-8000-0000000000ff')).toBe(0);
    expect(await queues.unpark('petitions', tenantA)).toBe(1);
    await until('it ran', async () => (await bench.effects()).length === 1);
    expect(count('jobs.failed')).toBe(0);
  });

  test('an outage of the database costs a job none of its attempts', async () => {
    const queues = await bench.openQueues(installed);
    let away = 5;
    await bench.openWorkers(queues, {
      parkMs: 10,
      run: async (envelope) => {
        if (away-- > 0) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
        await bench.apply(envelope);
      },
    });
    await queues.add([jobOf('poison', 1)]);
    await until('it ran', async () => (await bench.effects()).length === 1);
    expect(bench.failures).toEqual([]);
  });

  test('a dead job that cannot be recorded is not lost', async () => {
    const queues = await bench.openQueues(installed);
    let away = 2;
    await bench.openWorkers(queues, {
      parkMs: 10,
      run: () => Promise.reject(new RangeError('no')),
      recordFailure: async (failure) => {
        if (away-- > 0) throw new Error('database away');
        bench.failures.push(failure);
      },
    });
    await queues.add([jobOf('poison', 1)]);
    await until('it is recorded', () => bench.failures.length === 1);
    expect(count('jobs.dead')).toBe(1);
  });

  test('shutdown lets a running job finish, and takes no other', async () => {
    const queues = await bench.openQueues(installed);
    const workers = await bench.openWorkers(queues, {
      concurrency: 1,
      run: (envelope) => bench.apply(envelope, () => new Promise((resolve) => setTimeout(resolve, 400))),
    });
    await queues.add([jobOf('recount', 1), jobOf('recount', 2)]);
    await until('one runs', async () => (await queues.counts()).get('petitions')?.active === 1);
    const startedAt = performance.now();
    await workers.close();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect((await bench.effects()).length).toBe(1);
    expect((await queues.counts()).get('petitions')).toMatchObject({ waiting: 1, active: 0 });
  });

  test('shutdown leaves a job that does not end to another worker after the grace', async () => {
    const queues = await bench.openQueues(installed);
    let end = () => {};
    const workers = await bench.openWorkers(queues, { run: () => new Promise<void>((resolve) => (end = resolve)) });
    await queues.add([jobOf('recount', 1)]);
    await until('it runs', async () => (await queues.counts()).get('petitions')?.active === 1);
    const startedAt = performance.now();
    await workers.close(300);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    end();
  });

  test('R15 an event of an unknown version waits for the release that knows it', async () => {
    const queues = await bench.openQueues(installed);
    const relay = startRelay({ relayUrl: bench.urls.relayUrl, queues, log: quiet, intervalMs: 25 });
    await bench.emit('petitions.signed.v2', { petitionId: 'p', version: 7 });
    await bench.emit('petitions.signed.v1', { petitionId: 'p', n: 1 });
    const older = await bench.openWorkers(queues);
    await until('the known one came', async () => (await bench.effects()).length === 2);
    await relay.stop();

    const newer = [newerPetitions, newerMail, search];
    const newerQueues = await bench.openQueues(newer);
    const newerRelay = startRelay({ relayUrl: bench.urls.relayUrl, queues: newerQueues, log: quiet, intervalMs: 25 });
    // The older worker still runs beside the newer relay, as in every rolling release.
    await until('the older worker parked it', () => count('jobs.parked') > 0);
    await bench.openWorkers(newerQueues);
    // While both run, either may take it, and the older one parks it for twice as long each time.
    await older.close();
    await until('the newer worker ran it', async () => (await bench.effects()).length === 3);
    await newerRelay.stop();
    expect((await bench.effects())[2]).toMatchObject({
      plugin: 'mail',
      key: 'petitions.signed.v2',
      payload: { version: 7 },
    });
  });

  test('R15 the same events twice, out of order, a week late: the end is the same', async () => {
    const versions = z.object({ id: z.string(), version: z.int() });
    const owner = { manifest: { id: 'petitions', events: { 'petitions.changed.v1': versions }, jobs: {} } };
    const consumer = { manifest: mail.manifest, on: { 'petitions.changed.v1': () => {} } };
    const queues = await bench.openQueues([owner, consumer]);
    await bench.superuser.query(
      'CREATE TABLE IF NOT EXISTS test_newest (id text PRIMARY KEY, version int, applied int)',
    );
    await bench.openWorkers(queues, {
      run: (envelope) =>
        bench.apply(envelope, async () => {
          const { id, version } = envelope.payload as z.infer<typeof versions>;
          await sqlOf(bench.superuser)`INSERT INTO test_newest VALUES (${id}, ${version}, 1) ON CONFLICT (id) DO UPDATE
            SET version = greatest(test_newest.version, excluded.version), applied = test_newest.applied + 1`;
        }),
    });

    let round = 0;
    const schedule = fc
      .shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 })
      .chain((first) => fc.array(fc.constantFrom(...first), { maxLength: 6 }).map((repeats) => [...first, ...repeats]));
    await fc.assert(
      fc.asyncProperty(schedule, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }), async (order, forgotten) => {
        round += 1;
        const id = `p${round}`;
        for (const [index, version] of order.entries()) {
          const deliveryId = `0197c000-0000-7000-8000-${String(round * 10 + version).padStart(12, '0')}`;
          const envelope: Envelope = {
            kind: 'event',
            tenantId: tenantA,
            plugin: 'mail',
            key: 'petitions.changed.v1',
            deliveryId,
            occurredAt: new Date(Date.now() - 7 * 86_400_000).toISOString(),
            payload: { id, version },
            requestId: 'r',
          };
          // A queue that remembers the id keeps one delivery; one that forgot runs it again and meets the receipt.
          if (forgotten[index]) await queues.queueOf('mail').add(envelope.key, queues.seal(envelope));
          else await queues.add([{ envelope }]);
        }
        await until('all ran', async () => {
          const counts = await queues.counts();
          return counts.get('mail')?.waiting === 0 && counts.get('mail')?.active === 0;
        });
        const { rows } = await bench.superuser.query('SELECT version, applied FROM test_newest WHERE id = $1', [id]);
        expect(rows).toEqual([{ version: 5, applied: 5 }]);
      }),
      { numRuns: 25 },
    );
  });

  test('what a plugin no longer declares is parked, not lost', async () => {
    const queues = await bench.openQueues(installed);
    await queues.add([jobOf('recount', 1)]);
    const older = await bench.openQueues([{ manifest: { ...petitions.manifest, jobs: {} } }, mail, search]);
    await bench.openWorkers(older);
    // The metric comes before the queue has moved the job.
    await until('it is parked', async () => (await queues.counts()).get('petitions')?.delayed === 1);
    expect(count('jobs.parked')).toBe(1);
    expect((await queues.counts()).get('petitions')?.failed).toBe(0);
  });
});
