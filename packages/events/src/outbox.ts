import { traceParent } from '@viche/tracing';
import { newId } from './event-id.ts';

/** Tagged template with bound parameters, inside the caller's transaction: the `sql` of a scope fits. */
export type SqlTag = <R>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<readonly R[]>;

export interface EventToWrite {
  readonly tenantId: string;
  readonly name: string;
  /** Already parsed by its owner's schema; JSON only, ids and public facts. */
  readonly payload: unknown;
  readonly requestId: string;
  /** The command's `ctx.now()`. */
  readonly occurredAt: Date;
}

export interface JobToWrite {
  readonly tenantId: string;
  readonly plugin: string;
  readonly key: string;
  /** Already parsed by the job's schema; JSON only, ids and public facts. */
  readonly payload: unknown;
  readonly requestId: string;
  /** Milliseconds from now, by the database's clock. */
  readonly delayMs?: number | undefined;
  /** Of the jobs of one tenant with the same key, only one waits. */
  readonly dedupeKey?: string | undefined;
}

/**
 * Writes the outbox row of an event in the command's own transaction: it is delivered only if the command commits.
 *
 * @returns the event's id, which consumers keep to apply it once.
 */
export async function writeEvent(sql: SqlTag, event: EventToWrite): Promise<string> {
  const id = newId();
  await sql`
    INSERT INTO outbox_event (tenant_id, id, name, payload, request_id, occurred_at, trace_parent)
    VALUES (${event.tenantId}::uuid, ${id}::uuid, ${event.name}, ${JSON.stringify(event.payload)}::jsonb,
            ${event.requestId}, ${event.occurredAt}::timestamptz, ${traceParent() ?? null})`;
  return id;
}

/**
 * Asks for a job in the command's own transaction: it reaches the queue only after the commit.
 *
 * @returns the job's id, under which its receipt is kept.
 */
export async function writeJob(sql: SqlTag, job: JobToWrite): Promise<string> {
  const id = newId();
  await sql`
    INSERT INTO outbox_job (tenant_id, id, plugin, key, payload, dedupe_key, run_at, request_id, created_at, trace_parent)
    VALUES (${job.tenantId}::uuid, ${id}::uuid, ${job.plugin}, ${job.key}, ${JSON.stringify(job.payload)}::jsonb,
            ${job.dedupeKey ?? null}::text, clock_timestamp() + ${job.delayMs ?? 0}::float8 * interval '1 millisecond',
            ${job.requestId}, clock_timestamp(), ${traceParent() ?? null})`;
  return id;
}

export interface JobsToWrite extends Pick<JobToWrite, 'tenantId' | 'plugin' | 'key' | 'requestId'> {
  /** Each already parsed by the job's schema. */
  readonly jobs: readonly { readonly payload: unknown; readonly dedupeKey: string }[];
}

/** Asks for many jobs of one kind in one statement. */
export async function writeJobs(sql: SqlTag, { tenantId, plugin, key, requestId, jobs }: JobsToWrite): Promise<void> {
  if (jobs.length === 0) return;
  await sql`
    INSERT INTO outbox_job (tenant_id, id, plugin, key, payload, dedupe_key, run_at, request_id, created_at, trace_parent)
    SELECT ${tenantId}::uuid, job.id, ${plugin}, ${key}, job.payload, job.dedupe_key, clock_timestamp(), ${requestId},
           clock_timestamp(), ${traceParent() ?? null}
    FROM unnest(${jobs.map(() => newId())}::uuid[], ${jobs.map(({ payload }) => JSON.stringify(payload))}::jsonb[],
                ${jobs.map(({ dedupeKey }) => dedupeKey)}::text[]) AS job (id, payload, dedupe_key)`;
}
