import type { Sql } from '@viche/db';
import type { JournalEntry, JournalPage, JournalQuery } from '@viche/site';

const PER_PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const given = (id: string | undefined): string | null => (id && UUID.test(id) ? id : null);

/** A page of the audit log, newest first. Ids grow with time, so the last one seen is the place to go on from. */
export async function readJournal(
  sql: Sql,
  tenantId: string,
  { action, actor, after }: JournalQuery,
): Promise<JournalPage> {
  const rows = await sql<JournalEntry>`
    select e.id, e.at, e.action, m.display_name as actor, e.actor_kind as "actorKind",
      nullif(concat_ws(' ', e.subject_type, e.subject_id), '') as subject, e.outcome, e.request_id as "requestId", l.batch_seq as batch
    from audit_entry e
    left join staff_member m on m.tenant_id = e.tenant_id and m.id = e.actor_id
    left join audit_leaf l on l.tenant_id = e.tenant_id and l.entry_id = e.id
    where e.tenant_id = ${tenantId}::uuid
      and (${action ?? null}::text is null or e.action = ${action ?? null})
      and (${given(actor)}::uuid is null or e.actor_id = ${given(actor)}::uuid)
      and (${given(after)}::uuid is null or e.id < ${given(after)}::uuid)
    order by e.id desc limit ${PER_PAGE + 1}`;
  const entries = rows.slice(0, PER_PAGE);
  const actions = await sql<{ action: string }>`
    select distinct action from audit_entry where tenant_id = ${tenantId}::uuid order by 1 limit 200`;
  const staff = await sql<{ id: string; name: string }>`
    select id, display_name as name from staff_member where tenant_id = ${tenantId}::uuid order by 2 limit 500`;
  return {
    entries,
    next: rows.length > PER_PAGE ? (entries.at(-1)?.id ?? null) : null,
    actions: actions.map((row) => row.action),
    staff,
  };
}
