import { inSpan } from '@viche/tracing';
import type pg from 'pg';
import { EVENT_COLUMNS, type EventRow, eventDeliveries, JOB_COLUMNS, type JobRow, jobDelivery } from './outbox-rows.ts';
import type { Delivery, Queues } from './queue-types.ts';
import { inTransaction, openRelayPool } from './relay-database.ts';
import { startRepeating } from './repeat.ts';
import type { JobLog, OnMetric } from './reporting.ts';
import { createSweeper, type SweepOptions } from './sweeper.ts';

/** Rows that wait for the relay. */
export interface Backlog {
  readonly events: number;
  readonly jobs: number;
  /** Age of the oldest row that could go now; 0 without one. */
  readonly ageMs: number;
  /** Rows that no installed plugin knows: they wait here for the code that does. */
  readonly unknown: number;
}

export interface RelayOptions {
  /** Connection string of `viche_relay`, which sees the outbox over all tenants and nothing else. */
  readonly relayUrl: string;
  readonly queues: Queues;
  readonly log: JobLog;
  /** How often the outbox is looked at. Default 200 ms. */
  readonly intervalMs?: number | undefined;
  readonly sweep?: SweepOptions | undefined;
  readonly onBacklog?: ((backlog: Backlog) => void) | undefined;
  /** How often the backlog is measured. Default 5,000 ms. */
  readonly backlogMs?: number | undefined;
  readonly onMetric?: OnMetric | undefined;
}

export interface Relay {
  /** Looks through the whole outbox for deliveries that the queue has lost and puts them back; returns how many. */
  sweep(): Promise<number>;
  stop(): Promise<void>;
}

const BATCH = 200;

type OutboxTable = 'outbox_event' | 'outbox_job';
type OutboxRow = Pick<EventRow | JobRow, 'tenant_id' | 'id'>;

/**
 * Moves what commands wrote into the outbox to the queues, after their commit and in the order in which it happened.
 * A batch is locked, handed over and marked in one transaction; a crash in between hands it over again under the same
 * ids, which the queue takes for one. Any number of relays may run: each locks other rows.
 */
export function startRelay(options: RelayOptions): Relay {
  const { queues, log, intervalMs = 200, onMetric = () => {} } = options;
  const pool = openRelayPool(options.relayUrl, log);
  const sweeper = createSweeper({ pool, queues, log, onMetric, ...options.sweep });
  let measuredAt = 0;

  const relaying = startRepeating({
    name: 'outbox relay',
    intervalMs,
    log,
    async round() {
      const events = await relayEvents(pool, queues);
      const jobs = await relayJobs(pool, queues);
      if (events > 0) onMetric({ name: 'outbox.relayed', value: events, labels: { kind: 'event' } });
      if (jobs > 0) onMetric({ name: 'outbox.relayed', value: jobs, labels: { kind: 'job' } });
      return events === BATCH || jobs === BATCH;
    },
  });
  const measuring = startRepeating({
    name: 'outbox backlog',
    intervalMs: options.backlogMs ?? 5_000,
    log,
    async round() {
      const backlog = await measureBacklog(pool, queues);
      options.onBacklog?.(backlog);
      onMetric({ name: 'outbox.backlog', value: backlog.events + backlog.jobs, labels: {} });
      onMetric({ name: 'outbox.backlog.seconds', value: backlog.ageMs / 1000, labels: {} });
      if (backlog.unknown > 0 && Date.now() - measuredAt > 60 * 60 * 1000) {
        log.warn({ rows: backlog.unknown }, 'the outbox holds rows that no installed plugin knows');
        measuredAt = Date.now();
      }
    },
  });
  const sweeping = startRepeating({
    name: 'outbox sweep',
    intervalMs: options.sweep?.everyMs ?? 60_000,
    log,
    round: async () => void (await sweeper.sweepDue()),
  });

  return {
    sweep: () => sweeper.sweepWhole(),
    async stop() {
      await Promise.all([relaying.stop(), measuring.stop(), sweeping.stop()]);
      await pool.end();
    },
  };
}

async function relayEvents(pool: pg.Pool, queues: Queues): Promise<number> {
  return inTransaction(pool, async (client) => {
    // Names that this code does not know stay in the outbox for the code that does.
    const { rows } = await client.query<EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM outbox_event e WHERE e.relayed_at IS NULL AND e.name = ANY ($1)
       ORDER BY e.occurred_at, e.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [[...queues.events.events.keys()]],
    );
    if (rows.length === 0) return 0;
    return handOver(client, queues, 'outbox_event', rows, (row) =>
      eventDeliveries(row, queues.events.events.get(row.name)),
    );
  });
}

async function relayJobs(pool: pg.Pool, queues: Queues): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<JobRow>(
      `SELECT ${JOB_COLUMNS} FROM outbox_job j WHERE j.relayed_at IS NULL AND j.plugin || '.' || j.key = ANY ($1)
       ORDER BY j.run_at, j.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [[...queues.jobs.jobs.keys()]],
    );
    if (rows.length === 0) return 0;
    return handOver(client, queues, 'outbox_job', rows, (row) => [jobDelivery(row)]);
  });
}

async function handOver<Row extends OutboxRow>(
  client: pg.PoolClient,
  queues: Queues,
  table: OutboxTable,
  rows: readonly Row[],
  deliveriesOf: (row: Row) => readonly Delivery[],
): Promise<number> {
  await inSpan('relay', { count: rows.length }, async () => {
    await queues.add(rows.flatMap(deliveriesOf));
    await markRelayed(client, table, rows);
  });
  return rows.length;
}

async function markRelayed(client: pg.PoolClient, table: OutboxTable, rows: readonly OutboxRow[]): Promise<void> {
  await client.query(
    `UPDATE ${table} o SET relayed_at = clock_timestamp()
     FROM unnest($1::uuid[], $2::uuid[]) AS done (tenant_id, id) WHERE o.tenant_id = done.tenant_id AND o.id = done.id`,
    [rows.map((row) => row.tenant_id), rows.map((row) => row.id)],
  );
}

async function measureBacklog(pool: pg.Pool, queues: Queues): Promise<Backlog> {
  const { rows } = await pool.query<{ events: number; jobs: number; unknown: number; age_ms: number }>(
    `WITH waiting AS (
       SELECT 'event' AS kind, name = ANY ($1) AS known, occurred_at AS due FROM outbox_event WHERE relayed_at IS NULL
       UNION ALL
       SELECT 'job', plugin || '.' || key = ANY ($2), created_at FROM outbox_job WHERE relayed_at IS NULL)
     SELECT count(*) FILTER (WHERE known AND kind = 'event')::int AS events,
            count(*) FILTER (WHERE known AND kind = 'job')::int AS jobs,
            count(*) FILTER (WHERE NOT known)::int AS unknown,
            coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(due) FILTER (WHERE known)) * 1000), 0)::float8 AS age_ms
     FROM waiting`,
    [[...queues.events.events.keys()], [...queues.jobs.jobs.keys()]],
  );
  const { events = 0, jobs = 0, unknown = 0, age_ms: ageMs = 0 } = rows[0] ?? {};
  return { events, jobs, unknown, ageMs };
}
