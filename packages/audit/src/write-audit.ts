import { newId, type Sql } from '@viche/db';
import type { AuditEntry } from './entry.ts';

/** What a command tells the log. Left-out fields are empty; `id` is made, `detail` holds ids and public facts only. */
export interface NewAuditEntry extends Pick<AuditEntry, 'tenantId' | 'action' | 'actorKind' | 'requestId'> {
  readonly actorId?: string | null;
  readonly subjectType?: string | null;
  readonly subjectId?: string | null;
  readonly outcome?: string;
  readonly beforeHash?: string | null;
  readonly afterHash?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly reason?: string | null;
  /** Database clock of the act. */
  readonly at: Date;
}

/**
 * Appends one act to the log, in the act's own transaction and in one statement. Nothing is chained here: a chain
 * would make every command of a tenant wait for the one before it; `sealPending` chains later.
 *
 * @returns the entry's id
 */
export async function writeAudit(sql: Sql, entry: NewAuditEntry): Promise<string> {
  const id = newId();
  await sql`
    with entry as (
      insert into audit_entry (tenant_id, id, action, actor_kind, actor_id, subject_type, subject_id, outcome,
                               before_hash, after_hash, detail, reason, request_id, at)
      values (${entry.tenantId}::uuid, ${id}::uuid, ${entry.action}, ${entry.actorKind}, ${entry.actorId ?? null}::uuid,
              ${entry.subjectType ?? null}, ${entry.subjectId ?? null}, ${entry.outcome ?? 'done'},
              ${entry.beforeHash ?? null}, ${entry.afterHash ?? null}, ${JSON.stringify(entry.detail ?? {})}::jsonb,
              ${entry.reason ?? null}, ${entry.requestId}, ${entry.at}::timestamptz)
      returning tenant_id, id
    )
    insert into audit_pending (tenant_id, entry_id) select tenant_id, id from entry`;
  return id;
}
