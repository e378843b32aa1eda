import type { DataContext, PluginContext } from '@viche/plugin-api';
import { LastOwner } from './errors.ts';

type Rows = Pick<DataContext, 'sql' | 'tenantId'>;

/** Whoever changes who owns the site waits here for whoever does the same: the count below is read after the lock. */
export const lockOwners = (ctx: PluginContext): Promise<void> => ctx.gate('Tenant', ctx.tenantId, 'move');

/** Participants who own the site, the first one first. */
export async function ownersOf({ sql, tenantId }: Rows): Promise<{ staffId: string; participantId: string }[]> {
  return sql<{ staffId: string; participantId: string }>`
    select m.id as "staffId", m.participant_id as "participantId" from staff_member m
    where m.tenant_id = ${tenantId}::uuid and m.state = 'active' and exists (
      select from role_assignment r
      where r.tenant_id = m.tenant_id and r.staff_id = m.id and r.role = 'owner' and r.module = '')
    order by m.created_at, m.id`;
}

/** @throws {LastOwner} when nobody else owns the site; call it under `lockOwners` */
export async function refuseLastOwner(ctx: Rows, leaving: string): Promise<void> {
  const owners = await ownersOf(ctx);
  if (owners.some(({ staffId }) => staffId === leaving) && owners.length === 1) throw new LastOwner({});
}
