import type { World } from '@viche/testing/world';

/** Lets the last day of a closing be over, behind the back of the database's own rule that nobody shortens a notice. */
export async function letDayCome({ asSuperuser, host }: World, tenantId: string): Promise<void> {
  await asSuperuser('set session_replication_role = replica');
  await asSuperuser(`update tenant set closes_at = now() - interval '1 minute' where id = $1`, [tenantId]);
  await asSuperuser('set session_replication_role = origin');
  host.tenants.forget(tenantId);
}

/** Lets everybody be gone who began while the site was open. */
export const letWritersEnd = ({ asSuperuser }: World, tenantId: string) =>
  asSuperuser(`update closing_certificate set begun_at = begun_at - interval '3 minutes' where tenant_ref = $1`, [
    tenantId,
  ]);

/** A day so many days from now, in Kyiv. */
export const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Kyiv' }).format(Date.now() + days * 86_400_000);
