import type { PetitionsContext } from '../jobs.ts';
import { tellStaff } from '../letters.ts';

/** Above these an invalidation is told to whoever watches over the hromada and the platform (threats F07, §5.3). */
const MANY_SHARE = 0.05;
const MANY_OF_DAY = 50;

/** Tells auditor and operator of an invalidation that is large by its share or by the day's sum. It is done nevertheless. */
export async function tellOfMany(
  ctx: PetitionsContext,
  petitionId: string,
  invalidationId: string,
  { count, of }: { count: number; of: number },
): Promise<void> {
  const zone = ctx.tenant.timeZone;
  const [today] = await ctx.sql<{ signatures: number }>`
    select coalesce(sum(signatures), 0)::int as signatures from petitions_signature_invalidation
    where tenant_id = ${ctx.tenantId}::uuid and state = 'applied'
      and applied_at >= date_trunc('day', now() at time zone ${zone}) at time zone ${zone}`;
  const ofDay = today?.signatures ?? 0;
  const share = count / Math.max(of, 1);
  if (share <= MANY_SHARE && ofDay <= MANY_OF_DAY) return;
  const facts = { count, ofDay, percent: Math.round(share * 1_000) / 10 };
  await ctx.emit('petitions.many-invalidated.v1', { petitionId, ...facts });
  await tellStaff(ctx, petitionId, ['auditor', 'owner'], 'manyInvalidated', invalidationId);
  // The operator reads logs, not letters of a hromada: numbers and ids only.
  ctx.log.warn(
    { event: 'petitions.many-invalidated', tenantId: ctx.tenantId, petitionId, ...facts },
    'many signatures fell',
  );
}
