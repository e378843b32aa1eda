import type { Sql } from '@viche/db';

const MARKS_AT_ONCE = 20_000;

/** Nightly: marks of registers that nobody asks any more. A part at once, so that logins never wait; the next night goes on. */
export async function forgetOldLists(sql: Sql, tenantId: string): Promise<number> {
  const gone = await sql`
    delete from resident_list_entry e using (
      select d.list_id, d.person_key from resident_list_entry d
      join resident_list l on l.tenant_id = d.tenant_id and l.id = d.list_id
      where d.tenant_id = ${tenantId}::uuid and (l.state in ('replaced', 'broken')
        or l.state = 'loading' and l.touched_at < now() - interval '1 day')
      limit ${MARKS_AT_ONCE}) as old
    where e.tenant_id = ${tenantId}::uuid and e.list_id = old.list_id and e.person_key = old.person_key
    returning 1`;
  return gone.length;
}
