import { newId } from '@viche/db';
import type { IdentityClaims } from './claims.ts';
import type { IdentityContext } from './identity-context.ts';

/** Which claims of an e-ID prove residence here: a setting of the tenant. */
export type AcceptClaimResidence = 'none' | 'registered' | 'registered-or-displaced';

/** `UA`, region, district and hromada of a KATOTTG code; what follows names a place inside the hromada. */
const HROMADA_PREFIX = 11 - 2;
/** Cities of special status have no district and hromada part. */
const SPECIAL_CITIES = ['UA80', 'UA85'];

/** Whether a place lies in a tenant's territory, by the codifier КАТОТТГ. */
export function liesInTerritory(tenantCode: string, placeCode: string): boolean {
  const form = /^UA\d{17}$/;
  if (!form.test(tenantCode) || !form.test(placeCode)) return false;
  const special = SPECIAL_CITIES.find((city) => tenantCode.startsWith(city));
  if (special) return placeCode.startsWith(special);
  const prefix = tenantCode.slice(0, HROMADA_PREFIX);
  return !prefix.endsWith('000') && placeCode.startsWith(prefix);
}

/** Writes what this login says about residence: a fresh proof, or the end of one that no longer holds. */
export async function noteClaimedResidence(
  ctx: IdentityContext,
  participantId: string,
  claims: IdentityClaims,
  rule: { readonly accept: AcceptClaimResidence; readonly days: number },
): Promise<void> {
  if (rule.accept === 'none') return;
  if (claims.residenceCode !== undefined) {
    const here = liesInTerritory(ctx.tenant.code, claims.residenceCode);
    await noteProof(ctx, participantId, 'registered', here ? rule.days : 0);
  }
  if (rule.accept === 'registered-or-displaced' && claims.displaced !== undefined) {
    await noteProof(ctx, participantId, 'displaced-certificate', claims.displaced ? rule.days : 0);
  }
}

/** @param days how long the proof holds; 0 ends a valid one */
async function noteProof(ctx: IdentityContext, participantId: string, basis: string, days: number): Promise<void> {
  const renewed = await ctx.sql`
    UPDATE residency_proof
    SET state = CASE WHEN ${days}::int = 0 THEN 'expired' ELSE state END, checked_at = now(),
        expires_at = now() + make_interval(days => ${days}::int)
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${participantId}::uuid
      AND basis = ${basis} AND state = 'valid'
    RETURNING id`;
  if (renewed.length > 0 || days === 0) return;
  await ctx.sql`
    INSERT INTO residency_proof (tenant_id, id, participant_id, basis, checked_at, expires_at)
    VALUES (${ctx.tenant.id}::uuid, ${newId()}::uuid, ${participantId}::uuid, ${basis}, now(),
            now() + make_interval(days => ${days}::int))`;
}
