import type { DataContext } from '@viche/plugin-api';

/** Who has a text open, since when, and when that ends by itself. */
export interface CheckLock {
  readonly petitionId: string;
  readonly by: string;
  readonly since: Date;
  readonly until: Date;
  /** Whether the viewer is who holds it. */
  readonly mine: boolean;
}

/** The locks that hold now, by petition. */
export async function locksOf(petitionIds: readonly string[], ctx: DataContext): Promise<Map<string, CheckLock>> {
  const rows = await ctx.sql<CheckLock>`
    select l.subject_id as "petitionId", s.display_name as by, l.taken_at as since, l.expires_at as until,
      l.staff_id is not distinct from ${ctx.actor.staffId}::uuid as mine
    from edit_lock l join staff_member s on s.tenant_id = l.tenant_id and s.id = l.staff_id
    where l.tenant_id = ${ctx.tenantId}::uuid and l.subject_type = 'Petition' and l.subject_id = any(${[...petitionIds]}::uuid[])
      and l.expires_at > ${await ctx.now()}`;
  return new Map(rows.map((row) => [row.petitionId, row]));
}
