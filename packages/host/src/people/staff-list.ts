import type { DataContext } from '@viche/plugin-api';
import type { ScopedRole } from './offered-roles.ts';

export interface HeldRoleView extends ScopedRole {
  readonly since: Date;
}

/** A member of staff as the owners see them. */
export interface StaffView {
  readonly id: string;
  readonly name: string;
  readonly since: Date;
  /** Last request of any of the person's sessions; null when there was none in the last 30 days. */
  readonly lastSeenAt: Date | null;
  readonly roles: readonly HeldRoleView[];
  /** The viewer. */
  readonly self: boolean;
}

interface Row extends Omit<StaffView, 'roles' | 'self'> {
  readonly roles: readonly (ScopedRole & { readonly since: string })[];
  readonly participantId: string;
}

const LONGEST_LIST = 500;

/** Everybody who works here now: owners first, then by name. Sessions are kept for 30 days after their end (threats §5.9). */
export async function staffOf(ctx: DataContext): Promise<StaffView[]> {
  const rows = await ctx.sql<Row>`
    select m.id, m.participant_id as "participantId", m.display_name as name, m.created_at as since,
      (select max(s.last_seen_at) from session s
       where s.tenant_id = m.tenant_id and s.participant_id = m.participant_id) as "lastSeenAt",
      coalesce((select json_agg(json_build_object('role', r.role, 'module', r.module, 'since', r.created_at)
                order by r.module, r.created_at) from role_assignment r
       where r.tenant_id = m.tenant_id and r.staff_id = m.id), '[]'::json) as roles
    from staff_member m
    where m.tenant_id = ${ctx.tenantId}::uuid and m.state = 'active'
    order by exists (select from role_assignment r
      where r.tenant_id = m.tenant_id and r.staff_id = m.id and r.role = 'owner' and r.module = '') desc, m.display_name, m.id
    limit ${LONGEST_LIST}`;
  return rows.map(({ participantId, roles, ...row }) => ({
    ...row,
    roles: roles.map(({ since, ...role }) => ({ ...role, since: new Date(since) })),
    self: participantId === ctx.actor.participantId,
  }));
}

export const staffById = async (ctx: DataContext, id: string): Promise<StaffView | null> =>
  (await staffOf(ctx)).find((one) => one.id === id) ?? null;
