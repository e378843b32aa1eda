import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { AuthorGone, MergeTargetOver, WrongState } from '../errors.ts';
import { tellStaff } from '../letters.ts';
import { MERGE_TERM, mergePetitions, mergeSubject, pairUnderGate, requireMergeable } from '../merge.ts';

/**
 * An author agrees to a merge, or does not. The second consent merges; one who wrote both petitions answers once. One
 * refusal is enough.
 */
export const answerMerge = command({
  name: 'petitions.answer-merge',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  /** `petitionId`: either of the two. */
  input: z.strictObject({ petitionId: z.uuid(), mergeId: z.uuid(), answer: z.enum(['agree', 'decline']) }),
  errors: [WrongState, MergeTargetOver, AuthorGone],
  interactive: true,
  async run(ctx, { petitionId, mergeId, answer }) {
    const { tenantId, actor } = ctx;
    const where = { tenantId, id: mergeId };
    const named = await ctx.db.petitionMerge.findFirst({ where });
    if (!named || ![named.sourceId, named.targetId].includes(petitionId)) throw new NotFound({});
    const pair = await pairUnderGate(ctx, named.sourceId, named.targetId);
    const mine = {
      source: pair.source.authorId === actor.participantId,
      target: pair.target.authorId === actor.participantId,
    };
    if (!mine.source && !mine.target) throw new NotFound({});
    const merge = await ctx.db.petitionMerge.findFirstOrThrow({ where });
    if (merge.state !== 'proposed') throw new Conflict({});
    const at = await ctx.now();
    if (answer === 'decline') {
      await ctx.db.petitionMerge.update({
        where: { tenantId_id: where },
        data: { state: 'declined', settledAt: at, revision: { increment: 1 } },
        select: { id: true },
      });
      await ctx.deadlines.finish(MERGE_TERM, mergeSubject(mergeId), 'met');
      await tellStaff(ctx, named.sourceId, ['moderator'], 'mergeDeclined', mergeId);
      return { petitionId };
    }
    requireMergeable(pair);
    const agreed = {
      sourceAgreedAt: merge.sourceAgreedAt ?? (mine.source ? at : null),
      targetAgreedAt: merge.targetAgreedAt ?? (mine.target ? at : null),
    };
    await ctx.db.petitionMerge.update({
      where: { tenantId_id: where },
      data: { ...agreed, revision: { increment: 1 } },
      select: { id: true },
    });
    if (agreed.sourceAgreedAt && agreed.targetAgreedAt) await mergePetitions(ctx, mergeId, pair);
    return { petitionId };
  },
});
