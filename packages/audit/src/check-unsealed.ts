import type { ReadSql } from './read-sql.ts';
import type { AuditProblem } from './report.ts';
import { GAP_ALARM_MS, oldestPending, type Waiting } from './seal.ts';

const MAX_ROWS = 1_001;

/** Entries that no batch holds and that do not wait for one: put in, or their place in a batch was destroyed. */
async function outsideBatches(sql: ReadSql, tenantId: string): Promise<AuditProblem[]> {
  const rows = await sql<{ id: string; index: number }>`
    select e.id, e.index
    from (select tenant_id, id, (row_number() over (order by id) - 1)::int as index
          from audit_entry where tenant_id = ${tenantId}::uuid) e
    where not exists (select from audit_leaf l where l.tenant_id = e.tenant_id and l.entry_id = e.id)
      and not exists (select from audit_pending p where p.tenant_id = e.tenant_id and p.entry_id = e.id)
    order by e.id limit ${MAX_ROWS}::int`;
  const message = 'it is in the log, but in no batch, and does not wait to be sealed';
  return rows.map(({ id, index }) => ({ kind: 'inserted', entryId: id, index, message }));
}

/** Entries that wait to be sealed and are gone (threats K03). */
async function goneWhileWaiting(sql: ReadSql, tenantId: string): Promise<AuditProblem[]> {
  const rows = await sql<{ id: string; index: number }>`
    select p.entry_id as id,
           (select count(*)::int from audit_entry b where b.tenant_id = p.tenant_id and b.id < p.entry_id) as index
    from audit_pending p
    where p.tenant_id = ${tenantId}::uuid
      and not exists (select from audit_entry e where e.tenant_id = p.tenant_id and e.id = p.entry_id)
    order by p.entry_id limit ${MAX_ROWS}::int`;
  const message = 'it waited to be sealed and is gone from the log';
  return rows.map(({ id, index }) => ({ kind: 'removed', entryId: id, index, message }));
}

async function leavesWithoutBatch(sql: ReadSql, tenantId: string): Promise<AuditProblem[]> {
  const rows = await sql<{ seq: number; last: number }>`
    select l.batch_seq as seq, (select coalesce(max(seq), 0) from audit_batch where tenant_id = ${tenantId}::uuid) as last
    from audit_leaf l
    where l.tenant_id = ${tenantId}::uuid
      and not exists (select from audit_batch b where b.tenant_id = l.tenant_id and b.seq = l.batch_seq)
    group by l.batch_seq order by l.batch_seq limit ${MAX_ROWS}::int`;
  return rows.map(({ seq, last }) => ({
    kind: seq > last ? 'cut-tail' : 'broken-chain',
    batchSeq: seq,
    index: 0,
    message: 'its leaves are here, the batch is gone',
  }));
}

/** Acts of staff that told their event but left no entry: entry and waiting row were deleted together (K03, K04). */
async function actsWithoutEntry(
  sql: ReadSql,
  tenantId: string,
  staffEvents: readonly string[],
): Promise<AuditProblem[]> {
  if (staffEvents.length === 0) return [];
  const rows = await sql<{ id: string; name: string }>`
    select o.id, o.name from outbox_event o
    where o.tenant_id = ${tenantId}::uuid and o.name = any(${staffEvents}::text[])
      and not exists (select from audit_entry e where e.tenant_id = o.tenant_id and e.request_id = o.request_id)
    order by o.id limit ${MAX_ROWS}::int`;
  return rows.map(({ id, name }) => ({
    kind: 'unsealed-gap',
    message: `event ${id} (${name}) has no entry in the log`,
  }));
}

function oldWaiting({ count, oldestAgeMs, alarm }: Waiting): AuditProblem[] {
  if (!alarm) return [];
  const [age, limit] = [Math.round(oldestAgeMs / 1000), GAP_ALARM_MS / 1000];
  return [
    { kind: 'unsealed-gap', message: `${count} entries wait to be sealed, the oldest for ${age} s (limit ${limit} s)` },
  ];
}

export interface UnsealedOptions {
  readonly tenantId: string;
  readonly now?: Date | undefined;
  readonly staffEvents?: readonly string[] | undefined;
}

/** Checks what the batches do not hold. */
export async function checkUnsealed(
  sql: ReadSql,
  options: UnsealedOptions,
): Promise<{ unsealed: number; problems: AuditProblem[] }> {
  const { tenantId, now, staffEvents = [] } = options;
  const waiting = await oldestPending(sql, { tenantId, now: now ?? new Date(0) });
  const problems = [
    ...(await leavesWithoutBatch(sql, tenantId)),
    ...(await outsideBatches(sql, tenantId)),
    ...(await goneWhileWaiting(sql, tenantId)),
    ...(await actsWithoutEntry(sql, tenantId, staffEvents)),
    ...(now ? oldWaiting(waiting) : []),
  ];
  return { unsealed: waiting.count, problems };
}
