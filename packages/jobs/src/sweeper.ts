import type pg from 'pg';
import { EVENT_COLUMNS, type EventRow, eventEnvelope, JOB_COLUMNS, type JobRow, jobDelivery } from './outbox-rows.ts';
import type { Delivery, Queues } from './queue-types.ts';
import type { JobLog, OnMetric } from './reporting.ts';

export interface SweepOptions {
  /** How often the last hour is swept. Default 60,000 ms. */
  readonly everyMs?: number | undefined;
  /** How long a delivery may take before its receipt is missed. Default 300,000 ms. */
  readonly afterMs?: number | undefined;
  /** How often everything that the outbox keeps is swept. Default an hour, and once at the start. */
  readonly wholeEveryMs?: number | undefined;
}

export interface Sweeper {
  sweepDue(): Promise<number>;
  sweepWhole(): Promise<number>;
}

const HOUR_MS = 60 * 60 * 1000;
const KEPT_MS = 30 * 24 * HOUR_MS;
const PAGE = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Finds deliveries that were handed to a queue which then forgot them (flushed, failed over with lost writes, restored
 * from an old copy). The proof of a delivery is its receipt in the inbox, written in the handler's own transaction; a
 * relayed row without one is asked after in the queue, and put back under its old id only where the queue does not
 * know it. Waiting, parked and dead jobs are known, so they are left alone.
 */
export function createSweeper(
  options: SweepOptions & {
    readonly pool: pg.Pool;
    readonly queues: Queues;
    readonly log: JobLog;
    readonly onMetric: OnMetric;
  },
): Sweeper {
  const { pool, queues, log, onMetric, afterMs = 5 * 60_000, wholeEveryMs = HOUR_MS } = options;
  const startedAt = new Date();
  const firstReceipts = new Map<string, Date>();
  let wholeAt = 0;

  async function putBack(deliveries: readonly Delivery[]): Promise<number> {
    const lost = await queues.lost(deliveries);
    if (lost.length === 0) return 0;
    await queues.add(lost);
    log.warn({ deliveries: lost.length }, 'the queue had lost deliveries, they are put back');
    onMetric({ name: 'outbox.rebuilt', value: lost.length, labels: {} });
    return lost.length;
  }

  /**
   * A consumer that was installed later must not be flooded with a month of events from before its time: it is owed
   * what happened since its first receipt, or since this relay runs.
   */
  async function consumersSince(): Promise<{ names: string[]; consumers: string[]; since: Date[] }> {
    const pairs = [...queues.events.events.values()].flatMap(({ name, consumers }) =>
      consumers.map((consumer) => ({ name, consumer })),
    );
    const unknown = [...new Set(pairs.map(({ consumer }) => consumer))].filter(
      (consumer) => !firstReceipts.has(consumer),
    );
    if (unknown.length > 0) {
      const { rows } = await pool.query<{ consumer: string; first: Date }>(
        'SELECT consumer, min(created_at) AS first FROM inbox_event WHERE consumer = ANY ($1) GROUP BY consumer',
        [unknown],
      );
      for (const { consumer, first } of rows) firstReceipts.set(consumer, first);
    }
    return {
      names: pairs.map(({ name }) => name),
      consumers: pairs.map(({ consumer }) => consumer),
      since: pairs.map(({ consumer }) => firstReceipts.get(consumer) ?? startedAt),
    };
  }

  async function sweepEvents(windowMs: number): Promise<number> {
    const { names, consumers, since } = await consumersSince();
    let rebuilt = 0;
    for (let after = FIRST_ID; ; ) {
      const { rows } = await pool.query<EventRow & { consumer: string }>(
        `SELECT ${EVENT_COLUMNS}, c.consumer
         FROM outbox_event e JOIN unnest($1::text[], $2::text[], $3::timestamptz[]) AS c (name, consumer, since) ON c.name = e.name
         WHERE e.relayed_at BETWEEN clock_timestamp() - $4::float8 * interval '1 millisecond'
                                AND clock_timestamp() - $5::float8 * interval '1 millisecond'
           AND e.relayed_at >= c.since AND e.id > $6::uuid
           AND NOT EXISTS (SELECT FROM inbox_event i
                           WHERE i.tenant_id = e.tenant_id AND i.consumer = c.consumer AND i.event_id = e.id)
         ORDER BY e.id FETCH FIRST ${PAGE} ROWS WITH TIES`,
        [names, consumers, since, windowMs, afterMs, after],
      );
      rebuilt += await putBack(rows.map((row) => ({ envelope: eventEnvelope(row, row.consumer) })));
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return rebuilt;
      after = last.id;
    }
  }

  async function sweepJobs(windowMs: number): Promise<number> {
    let rebuilt = 0;
    for (let after = FIRST_ID; ; ) {
      const { rows } = await pool.query<JobRow>(
        // A job that was asked for while its twin waited is done when the twin, begun after that, has its receipt.
        `SELECT ${JOB_COLUMNS} FROM outbox_job j
         WHERE j.relayed_at BETWEEN clock_timestamp() - $2::float8 * interval '1 millisecond'
                                AND clock_timestamp() - $3::float8 * interval '1 millisecond'
           AND j.plugin || '.' || j.key = ANY ($1) AND j.id > $4::uuid
           AND NOT EXISTS (SELECT FROM inbox_event i WHERE i.tenant_id = j.tenant_id
                           AND i.consumer = 'job:' || j.plugin || '.' || j.key AND i.event_id = j.id)
           AND (j.dedupe_key IS NULL OR NOT EXISTS (
                 SELECT FROM outbox_job twin JOIN inbox_event i ON i.tenant_id = twin.tenant_id AND i.event_id = twin.id
                    AND i.consumer = 'job:' || twin.plugin || '.' || twin.key
                 WHERE twin.tenant_id = j.tenant_id AND twin.plugin = j.plugin AND twin.key = j.key
                   AND twin.dedupe_key = j.dedupe_key AND i.created_at >= j.relayed_at))
         ORDER BY j.id LIMIT ${PAGE}`,
        [[...queues.jobs.jobs.keys()], windowMs, afterMs, after],
      );
      rebuilt += await putBack(rows.map(jobDelivery));
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return rebuilt;
      after = last.id;
    }
  }

  const sweep = async (windowMs: number) => (await sweepEvents(windowMs)) + (await sweepJobs(windowMs));
  const sweepWhole = async () => {
    const rebuilt = await sweep(KEPT_MS);
    wholeAt = Date.now();
    return rebuilt;
  };
  return {
    sweepWhole,
    sweepDue: () => (Date.now() - wholeAt >= wholeEveryMs ? sweepWhole() : sweep(HOUR_MS + afterMs)),
  };
}
