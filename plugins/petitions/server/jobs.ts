import type { ContextOf } from '@viche/plugin-api';
import type plugin from '../plugin.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { reachThreshold } from './commands/reach-threshold.ts';

/** Context of the plugin's own jobs, events and hooks. */
export type PetitionsContext = ContextOf<typeof plugin>;

export const MILESTONES = [25, 50, 75, 100] as const;

/** Finds collections whose time is over; each ends in a job, and so a transaction, of its own. */
export async function findEnded(_payload: object, ctx: PetitionsContext): Promise<void> {
  const now = await ctx.now();
  const ended = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'collecting', collectUntil: { lte: now } },
    select: { id: true },
    orderBy: { collectUntil: 'asc' },
    take: 500,
  });
  for (const { id } of ended) await ctx.enqueue('endPetition', { petitionId: id }, { dedupeKey: `end:${id}` });
}

/** The last signatures may have reached the threshold unnoticed: that is asked first, then the petition expires. */
export async function endPetition({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  const { reached } = await reachThreshold(ctx, { petitionId });
  if (!reached) await expirePetition(ctx, { petitionId });
}

export async function checkThreshold({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await reachThreshold(ctx, { petitionId });
}

/**
 * Called when counters moved: notes the milestones passed (each once, for ever) and has the threshold checked. The number
 * that decides is recounted from the rows by reachThreshold.
 */
export async function afterCount(ctx: PetitionsContext, petitionIds: readonly string[]): Promise<void> {
  const moved = await ctx.sql<{ id: string; milestone: number; state: string }>`
    with reached as (
      select p.id, p.milestone as before, max(m.percent) as percent
      from petitions_petition p
      join unnest(${[...MILESTONES]}::int[]) as m(percent)
        on p.signature_count * 100 >= m.percent * (p.rules ->> 'signatureThreshold')::int
      where p.tenant_id = ${ctx.tenantId}::uuid and p.id = any(${[...petitionIds]}::uuid[])
      group by p.id, p.milestone
    )
    update petitions_petition p set milestone = reached.percent
    from reached
    where p.tenant_id = ${ctx.tenantId}::uuid and p.id = reached.id and reached.percent > p.milestone
    returning p.id, p.milestone, p.state`;
  for (const { id, milestone, state } of moved) {
    await ctx.emit('petitions.milestone-reached.v1', { petitionId: id, milestone });
    if (milestone === 100 && state === 'collecting') await ctx.enqueue('checkThreshold', { petitionId: id }, { dedupeKey: `threshold:${id}` });
  }
  for (const id of petitionIds) ctx.invalidate(`Petition:${id}`);
  ctx.invalidate('Petition:counts');
}
