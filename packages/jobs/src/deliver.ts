import { parseEvent } from '@viche/events';
import { inSpan, inTrace } from '@viche/tracing';
import { DelayedError, UnrecoverableError } from 'bullmq';
import { consumerOf, type Envelope, idFrom } from './envelope.ts';
import { parseJob } from './job-catalogue.ts';
import { type BullJob, isParked, type Queues } from './queue-types.ts';
import { describeReason, isOutage, type JobLog, type OnMetric } from './reporting.ts';
import { fanOut } from './schedules.ts';

/** A dead job as its tenant's `job_failure` row keeps it. */
export interface FailureRecord {
  /** The same delivery always gets the same id, so recording twice is recording once. */
  readonly id: string;
  readonly tenantId: string;
  readonly plugin: string;
  readonly key: string;
  /** Ids and public facts only, as they went through the queue; `retryFailure` reads it. */
  readonly payload: { readonly deliveryId: string; readonly occurredAt: string; readonly payload: unknown };
  readonly attempts: number;
  /** Name and code of the last error, never its message. */
  readonly reason: string;
  readonly requestId: string;
}

export interface HostHandlers {
  /**
   * Opens the tenant's scope, takes `applyOnce(sql, receiptOf(envelope))` and runs the handler, in one transaction.
   * The payload has been parsed by its owner's schema.
   */
  run(envelope: Envelope, kind: 'job' | 'event'): Promise<void>;
  isEnabled(tenantId: string, plugin: string): boolean | Promise<boolean>;
  recordFailure(failure: FailureRecord): Promise<void>;
  /** Tenants that have the plugin on: a schedule makes one job for each. */
  tenantsOf(plugin: string): Promise<readonly string[]>;
}

export interface DeliverOptions extends HostHandlers {
  readonly queues: Queues;
  readonly log: JobLog;
  readonly onMetric: OnMetric;
  readonly parkMs: number;
  /** IANA zone by which schedules are read. */
  readonly timeZone: string;
}

type ParkReason = 'plugin-off' | 'unknown-event' | 'unknown-job' | 'outage' | 'failure-not-recorded';

const LONGEST_PARK_MS = 60 * 60 * 1000;

/** Puts a job aside without costing it an attempt; each further time for twice as long, up to an hour. */
async function park(job: BullJob, token: string, reason: ParkReason, options: DeliverOptions): Promise<never> {
  const before = isParked(job) ? (job.progress as { parked: string; times: number }) : { parked: '', times: 0 };
  const times = before.parked === reason ? before.times + 1 : 1;
  options.onMetric({ name: 'jobs.parked', value: 1, labels: { plugin: job.queueName, reason } });
  await job.updateProgress({ parked: reason, times });
  await job.moveToDelayed(Date.now() + Math.min(options.parkMs * 2 ** (times - 1), LONGEST_PARK_MS), token);
  throw new DelayedError();
}

/** The processor of every queue: opens the envelope, decides whether it may run now, and settles what went wrong. */
export async function deliver(job: BullJob, token: string, options: DeliverOptions): Promise<'done' | 'rejected'> {
  const { queues } = options;
  const envelope = queues.open(job.data);
  if (!envelope || envelope.plugin !== job.queueName || envelope.key !== job.name) {
    await queues.reject(job, job.queueName);
    job.opts.removeOnComplete = true; // a forger who takes a real delivery's id must not keep its place
    return 'rejected';
  }
  if (envelope.kind === 'fan-out') {
    try {
      await fanOut(envelope, options);
    } catch (error) {
      if (isOutage(error)) return park(job, token, 'outage', options);
      throw withoutMessage(new Error(describeReason(error)), error);
    }
    return 'done';
  }

  const { kind } = envelope;
  const parsed = await readPayload(envelope, job, token, options);
  const startedAt = performance.now();
  try {
    // A job that took its process down with it comes back as stalled, never as failed.
    if (job.stalledCounter >= attemptsOf(job)) throw new ProcessKiller();
    if (!parsed.fits) throw new PayloadRefused();
    await inTrace(envelope.trace, () =>
      traced(envelope, job, () => options.run({ ...envelope, payload: parsed.payload }, kind)),
    );
  } catch (error) {
    await settleFailure(error, envelope, job, token, options);
  }
  const labels = { plugin: envelope.plugin, key: envelope.key };
  options.onMetric({ name: 'jobs.completed', value: 1, labels });
  options.onMetric({ name: 'jobs.seconds', value: (performance.now() - startedAt) / 1000, labels });
  return 'done';
}

function traced(envelope: Envelope, job: BullJob, work: () => Promise<void>): Promise<void> {
  const { plugin, key, requestId, tenantId } = envelope;
  return inSpan('job', { plugin, job: key, requestId, tenantId, attempt: job.attemptsMade + 1 }, work);
}

class ProcessKiller extends Error {
  override readonly name = 'ProcessKiller';
}

class PayloadRefused extends Error {
  override readonly name = 'PayloadRefused';
}

type ParsedPayload = { readonly fits: true; readonly payload: unknown } | { readonly fits: false };

async function readPayload(
  envelope: Envelope,
  job: BullJob,
  token: string,
  options: DeliverOptions,
): Promise<ParsedPayload> {
  const { queues } = options;
  if (envelope.kind === 'event') {
    // Newer code wrote it, or a plugin was taken out: it waits for the code that knows it.
    const entry = queues.events.events.get(envelope.key);
    if (!entry?.consumers.includes(envelope.plugin)) return park(job, token, 'unknown-event', options);
  } else if (!queues.jobs.jobs.has(`${envelope.plugin}.${envelope.key}`)) {
    return park(job, token, 'unknown-job', options);
  }

  let enabled: boolean;
  try {
    enabled = await options.isEnabled(envelope.tenantId, envelope.plugin);
  } catch {
    return park(job, token, 'outage', options);
  }
  if (!enabled) return park(job, token, 'plugin-off', options);

  try {
    const payload =
      envelope.kind === 'event'
        ? parseEvent(queues.events, envelope.key, envelope.payload)
        : parseJob(queues.jobs, envelope.plugin, envelope.key, envelope.payload);
    return { fits: true, payload };
  } catch {
    return { fits: false };
  }
}

function attemptsOf(job: BullJob): number {
  return Math.max(job.opts.attempts ?? 1, 1); // BullMQ's default is 0, which means one
}

async function settleFailure(
  error: unknown,
  envelope: Envelope,
  job: BullJob,
  token: string,
  options: DeliverOptions,
): Promise<never> {
  if (isOutage(error)) return park(job, token, 'outage', options);

  const hopeless =
    error instanceof PayloadRefused || error instanceof ProcessKiller || error instanceof UnrecoverableError;
  const attempts = error instanceof ProcessKiller ? job.stalledCounter : job.attemptsMade + 1;
  const reason = describeReason(error);
  const fields = {
    plugin: envelope.plugin,
    key: envelope.key,
    tenantId: envelope.tenantId,
    requestId: envelope.requestId,
    attempts,
    reason,
  };
  const labels = { plugin: envelope.plugin, key: envelope.key };

  if (!hopeless && attempts < attemptsOf(job)) {
    options.log.warn(fields, 'job failed, will be tried again');
    options.onMetric({ name: 'jobs.failed', value: 1, labels });
    throw withoutMessage(new Error(reason), error);
  }

  const { tenantId, plugin, key, deliveryId, occurredAt, payload, requestId } = envelope;
  const id = idFrom('failure', deliveryId, consumerOf(envelope));
  try {
    await options.recordFailure({
      id,
      tenantId,
      plugin,
      key,
      payload: { deliveryId, occurredAt, payload },
      attempts,
      reason,
      requestId,
    });
  } catch (recordError) {
    options.log.error({ ...fields, recordReason: describeReason(recordError) }, 'a dead job could not be recorded');
    return park(job, token, 'failure-not-recorded', options);
  }
  options.log.error(fields, 'job is dead');
  options.onMetric({ name: 'jobs.dead', value: 1, labels });
  throw withoutMessage(new UnrecoverableError(reason), error);
}

/** The queue keeps reason and stack for 90 days outside row-level security: frames yes, quoted values no. */
function withoutMessage(clean: Error, original: unknown): Error {
  const frames =
    original instanceof Error ? (original.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  clean.stack = [`${clean.name}: ${clean.message}`, ...frames].join('\n');
  return clean;
}
