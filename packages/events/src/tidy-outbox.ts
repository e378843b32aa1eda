import type { SqlTag } from './outbox.ts';

export interface RelayedRows {
  readonly tenantId: string;
  /** Rows that were handed over before this moment go. */
  readonly before: Date;
  /** Rows of each kind in one call. */
  readonly most: number;
}

/** The least UUIDv7 of a moment: ids grow with time, so the key itself finds old rows, the oldest first. */
export function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/**
 * Removes outbox rows that the queue has had for long, the oldest first. What waits for the relay stays, however old; so
 * does a job whose hour is not that long past, because its row is what rebuilds a lost queue.
 *
 * @returns how many rows went; as long as it is not 0 there may be more.
 */
export async function removeRelayed(sql: SqlTag, { tenantId, before, most }: RelayedRows): Promise<number> {
  const bound = firstIdAt(before);
  const events = await sql`
    DELETE FROM outbox_event WHERE tenant_id = ${tenantId}::uuid AND id IN (
      SELECT id FROM outbox_event
      WHERE tenant_id = ${tenantId}::uuid AND id < ${bound}::uuid AND relayed_at < ${before}::timestamptz
      ORDER BY id LIMIT ${most}) RETURNING id`;
  const jobs = await sql`
    DELETE FROM outbox_job WHERE tenant_id = ${tenantId}::uuid AND id IN (
      SELECT id FROM outbox_job
      WHERE tenant_id = ${tenantId}::uuid AND id < ${bound}::uuid AND relayed_at < ${before}::timestamptz
        AND run_at < ${before}::timestamptz
      ORDER BY id LIMIT ${most}) RETURNING id`;
  return events.length + jobs.length;
}
