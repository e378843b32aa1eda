import { CatalogueError } from '@viche/events';
import { type JobsOptions, Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq';
import { type Envelope, openEnvelope, queueIdOf, sealEnvelope } from './envelope.ts';
import { DEFAULT_ATTEMPTS } from './job-catalogue.ts';
import { openPostgresStore } from './postgres-backend.ts';
import {
  type BullJob,
  type BullQueue,
  type BullWorker,
  type Delivery,
  isParked,
  type QueueCounts,
  type Queues,
  type QueuesOptions,
  type RejectedJob,
} from './queue-types.ts';
import { openRedisStore } from './redis-backend.ts';
import { within } from './repeat.ts';
import { unreadableSchedules } from './schedules.ts';

const DAY_SECONDS = 24 * 60 * 60;
const ADD_LIMIT_MS = 15_000;
const REJECTED = 'rejected';
/** Redis Cluster keeps keys with the same braces on one node, which BullMQ's scripts need. */
const PREFIX = '{viche}';

/**
 * Opens one queue per plugin (and for `core`, where it is among the plugins).
 *
 * @throws CatalogueError, EvictingRedis, or the store's own error when it is away.
 */
export async function createQueues(options: QueuesOptions): Promise<Queues> {
  const { backend, events, jobs, log, onMetric = () => {}, retryDelayMs = 5_000 } = options;
  const secrets = [options.envelopeKey, options.previousEnvelopeKey].filter((key) => key !== undefined);
  const problems = unreadableSchedules(jobs.jobs.values());
  if (secrets.some((key) => key.length < 32)) problems.push('the envelope key must have at least 32 bytes');
  if (problems.length > 0) throw new CatalogueError(problems);

  const store = await (backend.kind === 'redis'
    ? openRedisStore({ url: backend.url, log })
    : openPostgresStore({ url: backend.url, schema: backend.schema ?? 'queue', log }));

  const openQueue = (name: string): BullQueue => {
    const settings: QueueOptions<unknown> = { connection: store.queueConnection, prefix: PREFIX };
    const queue: BullQueue = new Queue(name, settings, store.factory);
    queue.on('error', () => {}); // told once by the store, not by every queue
    return queue;
  };
  const queues = new Map(jobs.plugins.map((plugin) => [plugin, openQueue(plugin)]));
  const rejectedQueue = openQueue(REJECTED);

  const seal = (envelope: Envelope) => sealEnvelope(envelope, options.envelopeKey);
  const queueOf = (plugin: string): BullQueue => {
    const queue = queues.get(plugin);
    if (!queue) throw new Error(`No plugin ${plugin} is installed.`);
    return queue;
  };

  const optionsFor = ({ envelope, delayMs, dedupeKey }: Delivery): JobsOptions => ({
    jobId: queueIdOf(envelope),
    attempts: jobs.jobs.get(`${envelope.plugin}.${envelope.key}`)?.attempts ?? DEFAULT_ATTEMPTS,
    backoff: { type: 'exponential', delay: retryDelayMs, jitter: 0.2 },
    removeOnComplete: { age: 7 * DAY_SECONDS },
    removeOnFail: { age: 90 * DAY_SECONDS },
    stackTraceLimit: 10,
    ...(delayMs && delayMs > 0 ? { delay: Math.ceil(delayMs) } : {}),
    // A job asked for while its twin runs may be about something that the twin has not seen: keep the last one.
    ...(dedupeKey ? { deduplication: { id: dedupeKey, keepLastIfActive: true } } : {}),
  });

  async function addTo(queue: BullQueue, deliveries: readonly Delivery[]): Promise<void> {
    let plain: { name: string; data: unknown; opts: JobsOptions }[] = [];
    const flush = async () => {
      if (plain.length > 0) await queue.addBulk(plain);
      plain = [];
    };
    for (const delivery of deliveries) {
      const { envelope, dedupeKey } = delivery;
      const entry = { name: envelope.key, data: seal(envelope), opts: optionsFor(delivery) };
      if (!dedupeKey) plain.push(entry);
      else {
        await flush();
        await queue.add(entry.name, entry.data, entry.opts);
      }
    }
    await flush();
  }

  return {
    events,
    jobs,
    plugins: jobs.plugins,
    queueOf,
    seal,
    open: (data) => openEnvelope(data, secrets),

    async add(deliveries) {
      const work = [...groupByPlugin(deliveries)].map(([plugin, its]) => addTo(queueOf(plugin), its));
      await within(ADD_LIMIT_MS, 'adding to the queue', Promise.all(work));
    },

    async lost(deliveries) {
      const states = await Promise.all(
        deliveries.map(async ({ envelope, dedupeKey }) => {
          const queue = queueOf(envelope.plugin);
          if (dedupeKey && (await queue.getDeduplicationJobId(dedupeKey)) !== null) return 'waits as its twin';
          return queue.getJobState(queueIdOf(envelope));
        }),
      );
      return deliveries.filter((_, index) => states[index] === 'unknown');
    },

    async unpark(plugin, tenantId) {
      const parked = (await queueOf(plugin).getDelayed()).filter(
        (job) => isParked(job) && openEnvelope(job.data, secrets)?.tenantId === tenantId,
      );
      await Promise.all(parked.map((job) => job.promote()));
      return parked.length;
    },

    async forget(tenantId) {
      let removed = 0;
      for (const queue of queues.values())
        for (const id of await jobsOf(queue, (data) => openEnvelope(data, secrets)?.tenantId === tenantId))
          removed += await queue.remove(id);
      return removed;
    },

    async reject(job, queue) {
      log.error({ queue, queueId: job.id }, 'a job with a wrong seal was rejected');
      onMetric({ name: 'jobs.rejected', value: 1, labels: { queue } });
      // What it carries was written by a stranger: neither kept nor logged.
      await rejectedQueue.add('rejected', { queue, queueId: String(job.id), name: job.name.slice(0, 100) });
      await rejectedQueue.clean(90 * DAY_SECONDS * 1000, 1_000, 'wait');
    },

    async rejected(limit = 100) {
      const found = await rejectedQueue.getJobs(['waiting'], 0, limit - 1, false);
      return found.map((job) => ({ ...(job.data as Omit<RejectedJob, 'at'>), at: new Date(job.timestamp) }));
    },

    async counts() {
      const entries = [...queues].map(async ([plugin, queue]): Promise<[string, QueueCounts]> => {
        const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
        const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
        return [plugin, { waiting, active, delayed, failed }];
      });
      return new Map(await Promise.all(entries));
    },

    createWorker(plugin, process, tuning) {
      const settings: WorkerOptions<unknown> = {
        connection: store.workerConnection,
        prefix: PREFIX,
        autorun: false,
        // Counted by ourselves (deliver.ts), so that a job that kills its process leaves a failure row too.
        maxStalledCount: 1_000_000,
        ...tuning,
      };
      const worker: BullWorker = new Worker(
        plugin,
        (job, token) => process(job as BullJob, token ?? ''),
        settings,
        store.factory,
      );
      worker.on('error', () => {}); // told once by the store, not by every worker
      return worker;
    },

    ping: () => store.ping(),

    async close() {
      await Promise.all([...queues.values(), rejectedQueue].map((queue) => queue.close()));
      await store.close();
    },
  };
}

const AT_ONCE = 1_000;

/** Ids of all jobs that do not run and whose data are wanted; read before anything is removed, which would shift the pages. */
async function jobsOf(queue: BullQueue, wanted: (data: unknown) => boolean): Promise<string[]> {
  const ids: string[] = [];
  for (const state of ['waiting', 'delayed', 'completed', 'failed'] as const) {
    for (let from = 0; ; from += AT_ONCE) {
      const page = await queue.getJobs([state], from, from + AT_ONCE - 1, true);
      // A job may vanish between the list and its reading.
      for (const job of page) if (job?.id && wanted(job.data)) ids.push(job.id);
      if (page.length < AT_ONCE) break;
    }
  }
  return ids;
}

function groupByPlugin(deliveries: readonly Delivery[]): Map<string, Delivery[]> {
  const groups = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const { plugin } = delivery.envelope;
    const group = groups.get(plugin);
    if (group) group.push(delivery);
    else groups.set(plugin, [delivery]);
  }
  return groups;
}
