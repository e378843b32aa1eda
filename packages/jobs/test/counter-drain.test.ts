import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startCounterDrain } from '../src/index.ts';
import { type Bench, openBench, quiet, sqlOf, tenantA, tenantB, until } from './bench.ts';

describe('counter drain', () => {
  let bench: Bench;
  const subject = randomUUID();
  const count = (tenantId: string, counter = 'signatures') => sqlOf(bench.superuser)`
    INSERT INTO counter_delta (tenant_id, id, subject_type, subject_id, counter, delta)
    VALUES (${tenantId}, ${randomUUID()}, 'Petition', ${subject}, ${counter}, 1)`;

  beforeAll(async () => {
    bench = await openBench('postgres');
  });
  afterEach(() => bench.reset());
  afterAll(() => bench?.close());

  test('two workers never drain one counter at the same instant, and nothing is counted twice', async () => {
    const running = new Set<string>();
    const together: string[] = [];
    const totals = new Map<string, number>();
    const drain = async (tenantId: string, subjectType: string, counter: string) => {
      const name = [tenantId, subjectType, counter].join('/');
      if (running.has(name)) together.push(name);
      running.add(name);
      await new Promise((resolve) => setTimeout(resolve, 15));
      const rows = await sqlOf(bench.superuser)<{ delta: number }>`DELETE FROM counter_delta
        WHERE tenant_id = ${tenantId} AND subject_type = ${subjectType} AND counter = ${counter} RETURNING delta`;
      totals.set(name, (totals.get(name) ?? 0) + rows.length);
      running.delete(name);
    };
    const drains = [1, 2, 3].map(() =>
      startCounterDrain({ relayUrl: bench.urls.relayUrl, drain, log: quiet, intervalMs: 10 }),
    );
    for (let n = 0; n < 60; n += 1) await Promise.all([count(tenantA), count(tenantB), count(tenantA, 'remarks')]);
    await until(
      'all are drained',
      async () => (await bench.superuser.query('SELECT FROM counter_delta')).rowCount === 0,
    );
    await Promise.all(drains.map((one) => one.stop()));
    expect(together).toEqual([]);
    expect([...totals.values()]).toEqual([60, 60, 60]);
  });

  test("one tenant's trouble does not keep the others' numbers old", async () => {
    const drained: string[] = [];
    const drain = async (tenantId: string) => {
      if (tenantId === tenantA) throw new Error('no');
      drained.push(tenantId);
    };
    await count(tenantA);
    await count(tenantB);
    const draining = startCounterDrain({ relayUrl: bench.urls.relayUrl, drain, log: quiet, intervalMs: 10 });
    await until('the other is drained', () => drained.includes(tenantB));
    await draining.stop();
  });
});
