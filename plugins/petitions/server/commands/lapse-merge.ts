import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { tellAuthor } from '../letters.ts';
import { MERGE_TERM, mergeSubject, pairUnderGate } from '../merge.ts';

/** Lets a proposed merge lapse when its time is over and an author has not answered. Both petitions go on as they are. */
export const lapseMerge = command({
  name: 'petitions.lapse-merge',
  plugin,
  assurance: 'guest',
  can: ['lapse', 'Petition'],
  by: 'clock',
  input: z.strictObject({ mergeId: z.uuid() }),
  errors: [],
  async run(ctx, { mergeId }) {
    const { tenantId } = ctx;
    const where = { tenantId, id: mergeId };
    const named = await ctx.db.petitionMerge.findFirst({ where, select: { sourceId: true, targetId: true } });
    if (!named) return { lapsed: false };
    const { source, target } = await pairUnderGate(ctx, named.sourceId, named.targetId);
    // An author who answered in the last moment has landed before the gate opened.
    const [overdue] = await ctx.sql`
      select id from deadline
      where tenant_id = ${tenantId}::uuid and kind = ${MERGE_TERM} and subject_id = ${mergeId}::uuid and state = 'running'
        and due_before <= ${await ctx.now()}`;
    if (!overdue) return { lapsed: false };
    const lapsed = await ctx.db.petitionMerge.updateMany({
      where: { ...where, state: 'proposed' },
      data: { state: 'lapsed', settledAt: await ctx.now(), revision: { increment: 1 } },
    });
    if (lapsed.count === 0) return { lapsed: false };
    await ctx.deadlines.finish(MERGE_TERM, mergeSubject(mergeId), 'missed');
    await ctx.emit('petitions.merge-lapsed.v1', { petitionId: source.id, targetId: target.id });
    await tellAuthor(ctx, source, 'mergeLapsed', mergeId);
    if (target.authorId !== source.authorId) await tellAuthor(ctx, target, 'mergeLapsed', mergeId);
    return { lapsed: true };
  },
});
