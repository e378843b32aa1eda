import type { EventEntry } from '@viche/events';
import type { Envelope } from './envelope.ts';
import type { Delivery } from './queue-types.ts';

export interface EventRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly request_id: string;
  readonly occurred_at: Date;
  readonly trace_parent: string | null;
}

export interface JobRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly plugin: string;
  readonly key: string;
  readonly payload: unknown;
  readonly dedupe_key: string | null;
  readonly request_id: string;
  readonly created_at: Date;
  readonly trace_parent: string | null;
  /** By the database's clock. */
  readonly delay_ms: number;
}

export const EVENT_COLUMNS = 'e.tenant_id, e.id, e.name, e.payload, e.request_id, e.occurred_at, e.trace_parent';
export const JOB_COLUMNS = `j.tenant_id, j.id, j.plugin, j.key, j.payload, j.dedupe_key, j.request_id, j.created_at, j.trace_parent,
  greatest(0, extract(epoch FROM j.run_at - clock_timestamp()) * 1000)::float8 AS delay_ms`;

/** One delivery for each consumer, so that a consumer that fails holds up no other. */
export function eventDeliveries(row: EventRow, entry: EventEntry | undefined): Delivery[] {
  return (entry?.consumers ?? []).map((consumer) => ({ envelope: eventEnvelope(row, consumer) }));
}

/** Absent rather than empty: an envelope without a trace is the same as before there were any. */
const traceOf = ({ trace_parent: trace }: { readonly trace_parent: string | null }) => (trace ? { trace } : {});

export function eventEnvelope(row: EventRow, consumer: string): Envelope {
  return {
    kind: 'event',
    tenantId: row.tenant_id,
    plugin: consumer,
    key: row.name,
    deliveryId: row.id,
    occurredAt: row.occurred_at.toISOString(),
    payload: row.payload,
    requestId: row.request_id,
    ...traceOf(row),
  };
}

export function jobDelivery(row: JobRow): Delivery {
  const { tenant_id: tenantId, plugin, key, payload, request_id: requestId } = row;
  const occurredAt = row.created_at.toISOString();
  const its = { tenantId, plugin, key, deliveryId: row.id, occurredAt, payload, requestId, ...traceOf(row) };
  const envelope: Envelope = { kind: 'job', ...its };
  const dedupeKey = row.dedupe_key === null ? undefined : [tenantId, plugin, key, row.dedupe_key].join('/');
  return { envelope, delayMs: row.delay_ms, dedupeKey };
}
