import type { IdentityContext } from './identity-context.ts';

/**
 * Daily tidying: used-up login attempts after a day, sessions 30 days after their end (threats §5.9), proofs of
 * residence whose term passed.
 */
export async function sweepIdentity(
  ctx: Pick<IdentityContext, 'sql' | 'tenant'>,
): Promise<{ attempts: number; sessions: number; proofs: number }> {
  const attempts = await ctx.sql`
    DELETE FROM login_attempt
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND expires_at < now() - interval '1 day' RETURNING id`;
  const sessions = await ctx.sql`
    DELETE FROM session
    WHERE tenant_id = ${ctx.tenant.id}::uuid
      AND coalesce(ended_at, least(expires_idle, expires_absolute)) < now() - interval '30 days' RETURNING id`;
  const proofs = await ctx.sql`
    UPDATE residency_proof SET state = 'expired'
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND state = 'valid' AND expires_at < now() RETURNING id`;
  return { attempts: attempts.length, sessions: sessions.length, proofs: proofs.length };
}
