import type { Session } from '@viche/db';
import { type BaseContext, type EditLocks, Forbidden, Locked } from '@viche/plugin-api';

/** The edit locks of one tenant, for whoever acts in this transaction. A lock that has run out is nobody's. */
export function editLocks({ sql }: Session, { tenantId, actor }: BaseContext, now: () => Promise<Date>): EditLocks {
  const { staffId } = actor;

  async function holder(type: string, id: string): Promise<Locked | null> {
    const [lock] = await sql<{ by: string; until: Date }>`
      select s.display_name as by, l.expires_at as until
      from edit_lock l join staff_member s on s.tenant_id = l.tenant_id and s.id = l.staff_id
      where l.tenant_id = ${tenantId}::uuid and l.subject_type = ${type} and l.subject_id = ${id}::uuid
        and l.expires_at > ${await now()} and l.staff_id is distinct from ${staffId}::uuid`;
    return lock ? new Locked(lock) : null;
  }

  return {
    async take({ type, id }, minutes, from) {
      if (!staffId) throw new Forbidden({});
      const at = await now();
      // One statement decides between two who take at once; the second sees no row come back.
      const [taken] = await sql<{ until: Date }>`
        insert into edit_lock as held (tenant_id, subject_type, subject_id, staff_id, taken_at, expires_at)
        values (${tenantId}::uuid, ${type}, ${id}::uuid, ${staffId}::uuid, ${at}, ${at}::timestamptz + make_interval(mins => ${minutes}::int))
        on conflict (tenant_id, subject_type, subject_id) do update set
          staff_id = excluded.staff_id, expires_at = excluded.expires_at,
          taken_at = case when held.staff_id = excluded.staff_id and held.expires_at > ${at} then held.taken_at else excluded.taken_at end
        where held.staff_id = excluded.staff_id or held.expires_at <= ${at} or ${from} = 'anybody'
        returning expires_at as until`;
      if (taken) return taken;
      throw (await holder(type, id)) ?? new Locked({ by: '', until: at });
    },
    async respect({ type, id }) {
      if (!staffId) return;
      const held = await holder(type, id);
      if (held) throw held;
    },
    async release({ type, id }) {
      await sql`delete from edit_lock
        where tenant_id = ${tenantId}::uuid and subject_type = ${type} and subject_id = ${id}::uuid and staff_id = ${staffId}::uuid`;
    },
  };
}
