import type { ContextOf } from '@viche/plugin-api';
import type plugin from '../plugin.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { reachThreshold } from './commands/reach-threshold.ts';

/** Context of the plugin's own jobs, events and hooks. */
export type PetitionsContext = ContextOf<typeof plugin>;

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
