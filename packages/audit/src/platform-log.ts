import type { Sql } from '@viche/db';
import type { ReadSql } from './read-sql.ts';
import type { AuditProblem, VerifyReport } from './report.ts';
import { GAP_ALARM_MS } from './seal.ts';
import { type VerifyOptions, verifyTenant } from './verify.ts';

/** The platform's own log stands among the logs of hromadas under an id that is none of theirs (`viche.platform_log`). */
export const PLATFORM_LOG = '00000000-0000-7000-8000-000000000001';

const MAX_ROWS = 5_000;
const MAX_PROBLEMS = 1_001;

/**
 * Copies rows of the platform's log that wait into the log that is sealed. Run it in a transaction in the scope of `PLATFORM_LOG`.
 *
 * @returns how many
 */
export async function gatherPlatformEntries(sql: Sql): Promise<number> {
  // A row that was put back among the waiting ones must not stop the others: the verifier names it.
  const rows = await sql`
    with entry as (
      insert into audit_entry (tenant_id, id, action, actor_kind, actor_id, subject_type, subject_id, detail, reason, request_id, at)
      select viche.platform_log(), t.id, t.action, case when t.operator_ref is null then 'system' else 'operator' end, t.operator_ref,
        case when t.tenant_ref is not null then 'Tenant' end, t.tenant_ref::text, t.detail, t.reason, t.request_id, t.at
      from viche.take_platform_entries(${MAX_ROWS}::int) as t
      on conflict (tenant_id, id) do nothing
      returning tenant_id, id
    )
    insert into audit_pending (tenant_id, entry_id) select tenant_id, id from entry returning entry_id`;
  return rows.length;
}

/** Compares the platform's log, which the console shows, with its sealed copy. */
async function comparePlatformLog(sql: ReadSql): Promise<readonly AuditProblem[]> {
  const rows = await sql<{ id: string; kind: 'altered' | 'removed' | 'inserted' }>`
    select coalesce(p.id, e.id)::text as id,
      case when p.action is null then 'removed' when e.id is null then 'inserted' else 'altered' end as kind
    from viche.platform_entries() as p
    full join (select * from audit_entry where tenant_id = viche.platform_log()) as e on e.id = p.id
    where case when p.action is null then true when e.id is null then not p.waiting
      else (p.action, p.operator_ref, p.tenant_ref::text, p.detail, p.reason, p.request_id, p.at)
        is distinct from (e.action, e.actor_id, e.subject_id, e.detail, e.reason, e.request_id, e.at) end
    order by 1 limit ${MAX_PROBLEMS}::int`;
  return rows.map(({ id, kind }) => ({ kind, entryId: id, message: MESSAGES[kind] }));
}

const MESSAGES = {
  altered: 'it does not say what was sealed',
  removed: 'it is gone from the log that the console shows',
  inserted: 'it is in the log that the console shows, was never sealed, and does not wait to be',
} as const;

/**
 * Checks the platform's log: the sealed copy as any log, and each row that the console shows against it. Same conditions as
 * `verifyTenant`, in the scope of `PLATFORM_LOG` or as superuser.
 */
export async function verifyPlatform(sql: ReadSql, options: Omit<VerifyOptions, 'tenantId'>): Promise<VerifyReport> {
  const report = await verifyTenant(sql, { ...options, tenantId: PLATFORM_LOG });
  const [waiting] = await sql<{ count: number; since: Date | null }>`
    select count(*)::int as count, min(p.at) as since from viche.platform_entries() as p where p.waiting and p.action is not null`;
  const found = [...(await comparePlatformLog(sql)), ...longWaiting(waiting?.since ?? null, options.now)];
  return {
    ...report,
    ok: report.ok && found.length === 0,
    unsealed: report.unsealed + (waiting?.count ?? 0),
    problems: [...report.problems, ...found],
  };
}

function longWaiting(since: Date | null, now: Date | undefined): readonly AuditProblem[] {
  const isLong = since && now && now.getTime() - since.getTime() > GAP_ALARM_MS;
  return isLong ? [{ kind: 'unsealed-gap', message: `rows wait to be sealed since ${since.toISOString()}` }] : [];
}

/** Whether the platform's log has a row at all. */
export async function hasPlatformLog(sql: ReadSql): Promise<boolean> {
  const rows = await sql`select 1 from viche.platform_entries() limit 1`;
  return rows.length > 0;
}
