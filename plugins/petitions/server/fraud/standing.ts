import { Conflict, NotFound, type PluginContext } from '@viche/plugin-api';
import { criteriaSchema, meant } from './criteria.ts';
import type { Drafted } from './dry-run.ts';

type Ctx = Pick<PluginContext, 'db' | 'sql' | 'tenantId' | 'count' | 'drain' | 'invalidate'>;

export type InvalidationState = 'drafted' | 'confirmed' | 'applied' | 'reverted';

/**
 * The invalidation in one of the states.
 *
 * @throws {Conflict} when somebody has decided meanwhile
 */
export async function invalidationIn(ctx: Ctx, invalidationId: string, states: readonly InvalidationState[]) {
  const row = await ctx.db.signatureInvalidation.findFirst({ where: { tenantId: ctx.tenantId, id: invalidationId } });
  if (!row) throw new NotFound({});
  if (!states.includes(row.state as InvalidationState)) throw new Conflict({});
  return { ...row, criteria: criteriaSchema.parse(row.criteria) };
}

/** Takes counted signatures aside under the invalidation, all that it means at this moment. The gate is held. */
export async function putAside(ctx: Ctx, drafted: Drafted, standing: 'quarantined' | 'invalidated'): Promise<number> {
  const { id, petitionId, criteria, mark } = drafted;
  const aside = await ctx.sql<{ id: string }>`
    update petitions_petition_signature set standing = ${standing}, invalidation_id = ${id}::uuid
    where tenant_id = ${ctx.tenantId}::uuid and id in (${meant(ctx, petitionId, criteria, mark)})
    returning id`;
  if (aside.length > 0) await ctx.count('signatures', petitionId, -aside.length);
  return aside.length;
}

/** Gives what is held under the invalidation another standing; answers how many signatures that were. */
export async function restand(
  ctx: Ctx,
  { id, petitionId }: Pick<Drafted, 'id' | 'petitionId'>,
  from: 'quarantined' | 'invalidated',
  to: 'counted' | 'invalidated',
): Promise<number> {
  const moved = await ctx.sql<{ withdrawn: boolean }>`
    update petitions_petition_signature set standing = ${to}
    where tenant_id = ${ctx.tenantId}::uuid and invalidation_id = ${id}::uuid and standing = ${from}
    returning withdrawn_at is not null as withdrawn`;
  const live = moved.filter(({ withdrawn }) => !withdrawn).length;
  if (to === 'counted' && live > 0) await ctx.count('signatures', petitionId, live);
  return live;
}

/**
 * After signatures were put aside or came back: the counter is drained, the public numbers stand as columns of the petition, and
 * the rows are counted exactly. Call only under the exclusive gate.
 *
 * @returns counted signatures
 */
export async function recount(ctx: Ctx, petitionId: string): Promise<number> {
  await ctx.drain('signatures', petitionId);
  const [counted] = await ctx.sql<{ counted: number }>`
    with stood as (
      select count(*) filter (where standing = 'counted')::int as counted, count(*) filter (where standing = 'quarantined')::int as quarantined,
        count(*) filter (where standing = 'invalidated')::int as invalidated
      from petitions_petition_signature
      where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid and withdrawn_at is null)
    update petitions_petition p set quarantined_count = stood.quarantined, invalidated_count = stood.invalidated
    from stood where p.tenant_id = ${ctx.tenantId}::uuid and p.id = ${petitionId}::uuid
    returning stood.counted`;
  ctx.invalidate(`Petition:${petitionId}`, 'Petition:counts');
  return counted!.counted;
}
