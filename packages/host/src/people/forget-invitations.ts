import type { Sql } from '@viche/db';

/** So long an owner sees to which address an offer went that nobody took. */
const DAYS_AFTER_EXPIRY = 30;

/** Nightly: an offer that nobody took, and nobody sent again, forgets whom it was for. */
export async function forgetInvitations(sql: Sql, tenantId: string): Promise<void> {
  await sql`
    update staff_invitation set state = 'withdrawn', ended_at = now(), email = null, email_hash = null, person_key = null
    where tenant_id = ${tenantId}::uuid and state = 'open'
      and expires_at < now() - make_interval(days => ${DAYS_AFTER_EXPIRY}::int)`;
}
