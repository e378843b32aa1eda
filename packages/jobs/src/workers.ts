import { type DeliverOptions, deliver, type HostHandlers } from './deliver.ts';
import type { Queues, WorkerTuning } from './queue-types.ts';
import type { JobLog, OnMetric } from './reporting.ts';

export interface WorkersOptions extends HostHandlers {
  readonly queues: Queues;
  readonly log: JobLog;
  readonly onMetric?: OnMetric | undefined;
  /** Jobs at once for each plugin. Default 4. */
  readonly concurrency?: number | undefined;
  /** First wait of a job that is put aside. Default 60,000 ms. */
  readonly parkMs?: number | undefined;
  /** IANA zone by which schedules are read. Default Europe/Kyiv. */
  readonly timeZone?: string | undefined;
  /** Silence after which a job's worker counts as dead. Default 30,000 ms. */
  readonly lockMs?: number | undefined;
}

export interface Workers {
  /** Takes no more jobs and lets the running ones finish; after `graceMs` (10,000) they are left for another worker. */
  close(graceMs?: number): Promise<void>;
}

/**
 * Starts one worker per plugin, so that a plugin whose jobs are stuck stops only itself.
 *
 * @example
 * const workers = await startWorkers({ queues, run, isEnabled, recordFailure, tenantsOf, log });
 * process.once('SIGTERM', () => workers.close());
 */
export async function startWorkers(options: WorkersOptions): Promise<Workers> {
  const { queues, log, lockMs = 30_000, concurrency = 4 } = options;
  const delivering: DeliverOptions = {
    ...options,
    onMetric: options.onMetric ?? (() => {}),
    parkMs: options.parkMs ?? 60_000,
    timeZone: options.timeZone ?? 'Europe/Kyiv',
  };
  const tuning: WorkerTuning = { concurrency, lockDuration: lockMs, stalledInterval: lockMs };
  const workers = queues.plugins.map((plugin) =>
    queues.createWorker(plugin, (job, token) => deliver(job, token, delivering), tuning),
  );
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  for (const worker of workers) void worker.run();

  return {
    async close(graceMs = 10_000) {
      const closing = Promise.all(workers.map((worker) => worker.close()));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, graceMs, 'late');
      });
      const ended = await Promise.race([closing.then(() => 'closed' as const), late]);
      clearTimeout(timer);
      if (ended === 'late') log.warn({ graceMs }, 'jobs that still run are left for another worker');
    },
  };
}
