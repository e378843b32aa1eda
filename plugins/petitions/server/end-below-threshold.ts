import { Conflict } from '@viche/plugin-api';
import { subjectOf } from './case.ts';
import type { PetitionsContext } from './jobs.ts';
import { tellAuthor } from './letters.ts';
import { handoverTerm } from './terms.ts';

/** Ends a petition that has not the signatures: it becomes an appeal of its author (393/96-ВР art. 23-1). The gate is held. */
export async function endBelowThreshold(
  ctx: PetitionsContext,
  petition: { id: string; state: string; authorId: string | null },
  signatures: number,
  now: Date,
): Promise<void> {
  const { tenantId } = ctx;
  const { id: petitionId, state } = petition;
  const moved = await ctx.db.petition.updateMany({
    where: { tenantId, id: petitionId, state },
    data: { state: 'expired', endedAt: now, revision: { increment: 1 } },
  });
  if (moved.count === 0) throw new Conflict({});
  const subject = subjectOf(petitionId);
  await ctx.deadlines.finish('petitions.collect', subject, 'missed');
  await ctx.db.appealHandover.createMany({ data: [{ tenantId, petitionId, preparedAt: now }], skipDuplicates: true });
  await ctx.deadlines.start('petitions.hand-over', subject, handoverTerm(), now);
  await ctx.emit('petitions.expired.v1', { petitionId, signatures });
  await tellAuthor(ctx, petition, 'expired');
  ctx.invalidate(`Petition:${petitionId}`, 'Petition:list');
}
