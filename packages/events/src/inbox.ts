import type { SqlTag } from './outbox.ts';

/** The proof that one consumer has done one delivery. */
export interface Receipt {
  readonly tenantId: string;
  /** Plugin id for an event, `job:<plugin>.<key>` for a job. */
  readonly consumer: string;
  readonly eventId: string;
}

/**
 * Takes the receipt of a delivery in the handler's own transaction, so that effect and receipt commit together.
 * A second delivery at the same instant waits on the index for the first to end, then sees its row.
 *
 * @returns true the first time; false when it was applied before and nothing may be done again.
 */
export async function applyOnce(sql: SqlTag, receipt: Receipt): Promise<boolean> {
  const rows = await sql<{ event_id: string }>`
    INSERT INTO inbox_event (tenant_id, consumer, event_id, created_at)
    VALUES (${receipt.tenantId}::uuid, ${receipt.consumer}, ${receipt.eventId}::uuid, clock_timestamp())
    ON CONFLICT DO NOTHING
    RETURNING event_id`;
  return rows.length === 1;
}
