import { randomBytes, randomUUID } from 'node:crypto';
import { applyOnce, buildCatalogue, type EventPlugin, type SqlTag, writeEvent, writeJob } from '@viche/events';
import { createTestDatabase } from '@viche/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { FailureRecord } from '../src/deliver.ts';
import {
  buildJobCatalogue,
  createQueues,
  type Delivery,
  type Envelope,
  type JobMetric,
  type JobPlugin,
  type QueueBackendOptions,
  type Queues,
  receiptOf,
  startWorkers,
  type Workers,
  type WorkersOptions,
} from '../src/index.ts';
import { type RedisServer, redisIsHere, startRedis } from './redis-server.ts';

export type TestPlugin = EventPlugin & JobPlugin;
export const quiet = { info() {}, warn() {}, error() {} };
export const tenantA = '0197a000-0000-7000-8000-00000000000a';
export const tenantB = '0197a000-0000-7000-8000-00000000000b';

/** The queues of this machine: on PostgreSQL always, on Redis where there is one. */
export const queueKinds = redisIsHere() ? (['postgres', 'redis'] as const) : (['postgres'] as const);

/** The n-th job of petitions in tenant A, always under the same id. */
export const jobOf = (key: string, n: number): Delivery => ({
  envelope: {
    kind: 'job',
    tenantId: tenantA,
    plugin: 'petitions',
    key,
    deliveryId: `0197b000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    occurredAt: new Date().toISOString(),
    payload: { n },
    requestId: `r${n}`,
  },
});

/** A tagged template over one pg client, as the scope of a command gives it. */
export function sqlOf(client: pg.ClientBase | pg.Pool): SqlTag {
  return async <R>(strings: TemplateStringsArray, ...values: unknown[]) => {
    const text = strings.reduce((joined, part, index) => `${joined}$${index}${part}`);
    return (await client.query(text, values)).rows as R[];
  };
}

export interface Bench {
  readonly kind: 'postgres' | 'redis';
  readonly urls: { readonly relayUrl: string; readonly queueUrl: string; readonly superUrl: string };
  readonly envelopeKey: Uint8Array;
  readonly backend: QueueBackendOptions;
  readonly superuser: pg.Pool;
  readonly redis: RedisServer | null;
  readonly metrics: JobMetric[];
  readonly failures: FailureRecord[];
  openQueues(plugins: readonly TestPlugin[]): Promise<Queues>;
  /** Workers whose handler writes one row of effects under its receipt. */
  openWorkers(queues: Queues, options?: Partial<WorkersOptions>): Promise<Workers>;
  inTransaction<R>(work: (sql: SqlTag) => Promise<R>): Promise<R>;
  emit(name: string, payload: unknown, tenantId?: string): Promise<string>;
  enqueue(
    plugin: string,
    key: string,
    payload: unknown,
    more?: { delayMs?: number; dedupeKey?: string; tenantId?: string },
  ): Promise<string>;
  /** What the handlers did, oldest first. */
  effects(): Promise<{ tenantId: string; plugin: string; key: string; deliveryId: string; payload: unknown }[]>;
  apply(envelope: Envelope, before?: () => Promise<void> | void): Promise<void>;
  /** Forgets every job, as a flushed Redis or a restored database does. */
  flushQueue(): Promise<void>;
  /** Overwrites what one job carries, as an intruder in the queue would. */
  tamper(queue: string, queueId: string, change: (data: Record<string, unknown>) => void): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openBench(kind: 'postgres' | 'redis'): Promise<Bench> {
  const database = await createTestDatabase();
  const redis = kind === 'redis' ? await startRedis() : null;
  const superuser = new pg.Pool({ connectionString: database.superUrl, max: 8 });
  superuser.on('error', () => {});
  await superuser.query(`CREATE TABLE IF NOT EXISTS test_effect (
    n bigserial PRIMARY KEY, tenant_id uuid, plugin text, key text, delivery_id uuid, payload jsonb)`);
  const envelopeKey = randomBytes(32);
  const backend: QueueBackendOptions = redis
    ? { kind: 'redis', url: redis.url }
    : { kind: 'postgres', url: database.queueUrl };
  const metrics: JobMetric[] = [];
  const failures: FailureRecord[] = [];
  const onMetric = (metric: JobMetric) => void metrics.push(metric);
  const opened: { close(): Promise<void> }[] = [];

  const inTransaction: Bench['inTransaction'] = async (work) => {
    const client = await superuser.connect();
    try {
      await client.query('BEGIN');
      const result = await work(sqlOf(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  };

  const bench: Bench = {
    kind,
    urls: database,
    envelopeKey,
    backend,
    superuser,
    redis,
    metrics,
    failures,
    inTransaction,

    async openQueues(plugins) {
      const events = buildCatalogue(plugins);
      const queues = await createQueues({
        backend,
        envelopeKey,
        events,
        jobs: buildJobCatalogue(plugins),
        log: quiet,
        onMetric,
        retryDelayMs: 20,
      });
      opened.unshift(queues);
      return queues;
    },

    async openWorkers(queues, options = {}) {
      const workers = await startWorkers({
        queues,
        run: (envelope) => bench.apply(envelope),
        isEnabled: () => true,
        recordFailure: async (failure) => void failures.push(failure),
        tenantsOf: async () => [tenantA, tenantB],
        log: quiet,
        onMetric,
        parkMs: 100,
        ...options,
      });
      opened.unshift(workers);
      return workers;
    },

    emit: (name, payload, tenantId = tenantA) =>
      inTransaction((sql) =>
        writeEvent(sql, { tenantId, name, payload, requestId: randomUUID(), occurredAt: new Date() }),
      ),

    enqueue: (plugin, key, payload, { tenantId = tenantA, ...more } = {}) =>
      inTransaction((sql) => writeJob(sql, { tenantId, plugin, key, payload, requestId: randomUUID(), ...more })),

    async effects() {
      const { rows } = await superuser.query(
        'SELECT tenant_id AS "tenantId", plugin, key, delivery_id AS "deliveryId", payload FROM test_effect ORDER BY n',
      );
      return rows;
    },

    apply: (envelope, before) =>
      inTransaction(async (sql) => {
        if (!(await applyOnce(sql, receiptOf(envelope)))) return;
        await before?.();
        await sql`INSERT INTO test_effect (tenant_id, plugin, key, delivery_id, payload)
          VALUES (${envelope.tenantId}, ${envelope.plugin}, ${envelope.key}, ${envelope.deliveryId}, ${JSON.stringify(envelope.payload)})`;
      }),

    async flushQueue() {
      if (redis) {
        const client = new Redis(redis.url);
        await client.flushdb();
        client.disconnect();
        return;
      }
      const { rows } = await superuser.query<{ name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'queue' AND tablename <> 'migration'`,
      );
      if (rows.length === 0) return;
      const truncate = () => superuser.query(`TRUNCATE ${rows.map((row) => row.name).join(', ')} CASCADE`);
      await truncate().catch(truncate); // running workers may make the first one a deadlock's victim
    },

    async tamper(queue, queueId, change) {
      if (redis) {
        const client = new Redis(redis.url);
        const key = `{viche}:${queue}:${queueId}`;
        const data = JSON.parse((await client.hget(key, 'data')) ?? '{}') as Record<string, unknown>;
        change(data);
        await client.hset(key, 'data', JSON.stringify(data));
        client.disconnect();
        return;
      }
      const { rows } = await superuser.query('SELECT data FROM queue.job WHERE queue = $1 AND id = $2', [
        queue,
        queueId,
      ]);
      const data = rows[0].data as Record<string, unknown>;
      change(data);
      await superuser.query('UPDATE queue.job SET data = $3 WHERE queue = $1 AND id = $2', [
        queue,
        queueId,
        JSON.stringify(data),
      ]);
    },

    async reset() {
      for (const one of opened.splice(0)) await one.close();
      metrics.length = 0;
      failures.length = 0;
      await bench.flushQueue();
      await superuser.query('TRUNCATE outbox_event, outbox_job, inbox_event, job_failure, counter_delta, test_effect');
    },

    async close() {
      for (const one of opened.splice(0)) await one.close();
      await superuser.end();
      await redis?.stop();
      await database.drop();
    },
  };
  return bench;
}

/** Waits until a condition holds; says what it was when it never did. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, ms = 40_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
