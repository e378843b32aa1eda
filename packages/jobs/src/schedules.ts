import { getNextMillis } from 'bullmq';
import type { DeliverOptions } from './deliver.ts';
import { type Envelope, idFrom } from './envelope.ts';
import type { JobEntry } from './job-catalogue.ts';
import type { Delivery, Queues } from './queue-types.ts';
import { startRepeating } from './repeat.ts';
import type { JobLog } from './reporting.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
/** Another machine's clock may be this much ahead when it calls a slot due. */
const CLOCK_SKEW_MS = 5_000;

/**
 * The last moment at or before `now` that a cron pattern names; null where there is none in the last four years.
 * Computed from the clock, not taken from the queue, so a forged or sleeping schedule cannot name a slot of its own.
 */
export function latestSlot(pattern: string, timeZone: string, now: number): number | null {
  for (let back = 60_000; back <= 4 * YEAR_MS; back *= 2) {
    let slot = nextSlot(pattern, timeZone, now - back);
    if (slot === null || slot > now) continue;
    for (
      let next = nextSlot(pattern, timeZone, slot);
      next !== null && next <= now;
      next = nextSlot(pattern, timeZone, slot)
    )
      slot = next;
    return slot;
  }
  return null;
}

function nextSlot(pattern: string, timeZone: string, after: number): number | null {
  return getNextMillis(after, { pattern, tz: timeZone }) ?? null;
}

/** Cron patterns that cannot be read, in words for the boot's list of faults. */
export function unreadableSchedules(entries: Iterable<JobEntry>): string[] {
  return [...entries].flatMap(({ plugin, key, cron }) => {
    if (cron === undefined) return [];
    try {
      if (nextSlot(cron, 'UTC', Date.now()) !== null) return [];
    } catch {
      // told below
    }
    return [`${plugin}.${key}: "${cron}" is not a cron pattern`];
  });
}

/** Makes one job per tenant for the slot that is due. The same slot twice makes the same jobs, which run once. */
export async function fanOut(
  envelope: Envelope,
  options: Pick<DeliverOptions, 'queues' | 'tenantsOf' | 'timeZone' | 'log'>,
): Promise<void> {
  const entry = options.queues.jobs.jobs.get(`${envelope.plugin}.${envelope.key}`);
  if (!entry?.cron) return; // the schedule was taken out since; startSchedules removes it
  const slot = latestSlot(entry.cron, options.timeZone, Date.now() + CLOCK_SKEW_MS);
  if (slot === null) return;
  const tenantIds = await options.tenantsOf(entry.plugin);
  await options.queues.add(tenantIds.map((tenantId) => scheduledDelivery(entry, tenantId, slot)));
}

function scheduledDelivery({ plugin, key }: JobEntry, tenantId: string, slot: number): Delivery {
  const occurredAt = new Date(slot).toISOString();
  const deliveryId = idFrom('schedule', plugin, key, tenantId, occurredAt);
  const requestId = `schedule-${plugin}.${key}-${occurredAt}`;
  return { envelope: { kind: 'job', tenantId, plugin, key, deliveryId, occurredAt, payload: {}, requestId } };
}

export interface SchedulesOptions {
  readonly queues: Queues;
  readonly log: JobLog;
  /** IANA zone by which the patterns are read. Default Europe/Kyiv. */
  readonly timeZone?: string | undefined;
  /** How often lost schedules are looked for. Default 60,000 ms. */
  readonly checkMs?: number | undefined;
}

export interface Schedules {
  stop(): Promise<void>;
}

/**
 * Keeps one BullMQ schedule per cron job of the manifests. An unchanged schedule is left alone, so that a run that fell
 * due while everything slept still happens, late and once. A schedule that vanishes while we watch (the queue was
 * flushed) is made again and its last slot is called once more: jobs of that slot that were done have their receipts.
 */
export async function startSchedules(options: SchedulesOptions): Promise<Schedules> {
  const { queues, log, timeZone = 'Europe/Kyiv', checkMs = 60_000 } = options;
  const wanted = [...queues.jobs.jobs.values()].filter((entry) => entry.cron !== undefined);
  const seen = new Set<string>();

  const keep = async (entry: JobEntry): Promise<void> => {
    const pattern = entry.cron as string;
    const queue = queues.queueOf(entry.plugin);
    const known = await queue.getJobScheduler(entry.key);
    if (known?.pattern !== pattern || known.tz !== timeZone) {
      const name = `${entry.plugin}.${entry.key}`;
      const data = queues.seal(fanOutEnvelope(entry));
      const opts = {
        removeOnComplete: true,
        removeOnFail: true,
        attempts: 5,
        backoff: { type: 'exponential', delay: 2_000 },
      };
      await queue.upsertJobScheduler(entry.key, { pattern, tz: timeZone }, { name: entry.key, data, opts });
      if (!known && seen.has(name)) {
        log.warn({ schedule: name }, 'a schedule was lost and is made again');
        await queue.add(entry.key, data, opts);
      }
    }
    seen.add(`${entry.plugin}.${entry.key}`);
  };

  await removeForgotten(queues, wanted);
  for (const entry of wanted) await keep(entry);
  const watching = startRepeating({
    name: 'schedules',
    intervalMs: checkMs,
    log,
    async round() {
      for (const entry of wanted) await keep(entry);
    },
  });
  return { stop: () => watching.stop() };
}

function fanOutEnvelope({ plugin, key }: JobEntry): Envelope {
  const deliveryId = idFrom('fan-out', plugin, key);
  const occurredAt = new Date(0).toISOString();
  return {
    kind: 'fan-out',
    tenantId: NOBODY,
    plugin,
    key,
    deliveryId,
    occurredAt,
    payload: null,
    requestId: `schedule-${plugin}.${key}`,
  };
}

async function removeForgotten(queues: Queues, wanted: readonly JobEntry[]): Promise<void> {
  for (const plugin of queues.plugins) {
    const queue = queues.queueOf(plugin);
    const keys = new Set(wanted.filter((entry) => entry.plugin === plugin).map((entry) => entry.key));
    for (const schedule of await queue.getJobSchedulers()) {
      if (!keys.has(schedule.key)) await queue.removeJobScheduler(schedule.key);
    }
  }
}
