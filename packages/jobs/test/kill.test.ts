import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, jobOf, openBench, queueKinds, until } from './bench.ts';
import { installed } from './plugins.ts';

const LOCK_MS = 600;

describe.each(queueKinds)('killed workers over %s', (kind) => {
  let bench: Bench;
  const children: ChildProcess[] = [];

  const startCrashing = (dieAt: 'start' | 'before-commit' | 'after-commit') => {
    const settings = JSON.stringify({
      backend: bench.backend,
      envelopeKey: Buffer.from(bench.envelopeKey).toString('hex'),
      superUrl: bench.urls.superUrl,
      dieAt,
      lockMs: LOCK_MS,
    });
    const script = fileURLToPath(new URL('./crashing-worker.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, settings], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    return once(child, 'exit').then(([, signal]) => signal as string | null);
  };

  beforeAll(async () => {
    bench = await openBench(kind);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await bench.reset();
  });
  afterAll(() => bench?.close());

  test.each(['before-commit', 'after-commit'] as const)(
    'R13 a worker killed %s, three times: delivered again, done once',
    async (dieAt) => {
      const queues = await bench.openQueues(installed);
      await queues.add([1, 2, 3].map((n) => jobOf('recount', n)));
      for (let death = 0; death < 3; death += 1) expect(await startCrashing(dieAt)).toBe('SIGKILL');
      await bench.openWorkers(queues, { lockMs: LOCK_MS });
      await until('all are settled', async () => {
        const counts = (await queues.counts()).get('petitions');
        return counts?.waiting === 0 && counts.active === 0 && counts.delayed === 0;
      });
      expect((await bench.effects()).map(({ payload }) => (payload as { n: number }).n).sort()).toEqual([1, 2, 3]);
      expect(bench.failures).toEqual([]);
    },
    60_000,
  );

  test('R14 a job that takes its process down is parked after its attempts, and the others are done', async () => {
    const queues = await bench.openQueues(installed);
    await queues.add([jobOf('deadly', 1)]);
    for (let death = 0; death < 2; death += 1) expect(await startCrashing('start')).toBe('SIGKILL');
    await queues.add([jobOf('recount', 2)]);
    await bench.openWorkers(queues, {
      lockMs: LOCK_MS,
      run: (envelope) => (envelope.key === 'deadly' ? Promise.reject(new Error('ran again')) : bench.apply(envelope)),
    });
    await until('the deadly one is dead', () => bench.failures.length === 1);
    expect(bench.failures[0]).toMatchObject({ key: 'deadly', reason: 'ProcessKiller', attempts: 2 });
    await until('the other is done', async () => (await bench.effects()).length === 1);
  }, 150_000);
});
