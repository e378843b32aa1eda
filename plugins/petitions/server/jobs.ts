import type { ContextOf } from '@viche/plugin-api';
import type plugin from '../plugin.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { lapseChanges as lapse } from './commands/lapse-changes.ts';
import { reachThreshold } from './commands/reach-threshold.ts';
import { noteClusters } from './fraud/find-clusters.ts';

/** Context of the plugin's own jobs, events and hooks. */
export type PetitionsContext = ContextOf<typeof plugin>;

/** Finds whatever has run out of time; each ends in a job, and so a transaction, of its own. */
export async function findEnded(_payload: object, ctx: PetitionsContext): Promise<void> {
  const now = await ctx.now();
  const ended = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'collecting', collectUntil: { lte: now } },
    select: { id: true },
    orderBy: { collectUntil: 'asc' },
    take: 500,
  });
  for (const { id } of ended) await ctx.enqueue('endPetition', { petitionId: id }, { dedupeKey: `end:${id}` });
  await findLapsed(ctx, now);
}

/** Authors who were asked for changes and whose time is over. */
async function findLapsed(ctx: PetitionsContext, now: Date): Promise<void> {
  const lapsed = await ctx.sql<{ petitionId: string }>`
    select subject_id as "petitionId" from deadline
    where tenant_id = ${ctx.tenantId}::uuid and kind = 'petitions.changes' and state = 'running' and due_before <= ${now}
    order by due_before limit 500`;
  for (const { petitionId } of lapsed)
    await ctx.enqueue('lapseChanges', { petitionId }, { dedupeKey: `lapse:${petitionId}` });
}

/** Looks for signatures that look alike; people decide what they are. */
export async function findClusters(_payload: object, ctx: PetitionsContext): Promise<void> {
  await noteClusters(ctx);
}

/** The last signatures may have reached the threshold unnoticed: that is asked first, then the petition expires. */
export async function endPetition({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  const { reached } = await reachThreshold(ctx, { petitionId });
  if (!reached) await expirePetition(ctx, { petitionId });
}

export async function checkThreshold({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await reachThreshold(ctx, { petitionId });
}

export async function lapseChanges({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await lapse(ctx, { petitionId });
}
