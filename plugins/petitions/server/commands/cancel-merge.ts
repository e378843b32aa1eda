import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, subjectOf } from '../case.ts';
import { MERGE_TERM, mergeSubject } from '../merge.ts';
import { reasonText } from '../petition-text.ts';

/** Takes a proposed merge back, for example when an author never answers. */
export const cancelMerge = command({
  name: 'petitions.cancel-merge',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), reason: reasonText(10) }),
  errors: [],
  async run(ctx, { petitionId, reason }) {
    const { tenantId } = ctx;
    await gatedPetition(ctx, petitionId);
    const merge = await ctx.db.petitionMerge.findFirst({
      where: { tenantId, sourceId: petitionId, state: 'proposed' },
      select: { id: true, revision: true },
    });
    if (!merge) throw new NotFound({});
    const cancelled = await ctx.db.petitionMerge.updateMany({
      where: { tenantId, id: merge.id, state: 'proposed', revision: merge.revision },
      data: { state: 'cancelled', settledAt: await ctx.now(), revision: { increment: 1 } },
    });
    if (cancelled.count === 0) throw new Conflict({});
    await ctx.deadlines.finish(MERGE_TERM, mergeSubject(merge.id), 'cancelled');
    ctx.noteChange(subjectOf(petitionId), { mergeId: merge.id, state: 'proposed' }, { state: 'cancelled' }, reason);
    return { petitionId };
  },
});
