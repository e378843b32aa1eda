import { BadInput, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { AuthorGone, MergeTargetOver, MergeWaiting, SamePetition, WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { MERGE_TERM, mergeSubject, pairUnderGate, refuseOwnPair, requireMergeable } from '../merge.ts';
import { petitionNamed } from '../named-petition.ts';
import { reasonText } from '../petition-text.ts';
import { mergeTerm } from '../terms.ts';

/** Asks both authors whether one petition shall go up in the other. Nothing changes until both have agreed. */
export const proposeMerge = command({
  name: 'petitions.propose-merge',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  /** `target`: address, ref or number of the petition that stays. */
  input: z.strictObject({ petitionId: z.uuid(), target: z.string().min(1).max(300), reason: reasonText(10) }),
  errors: [WrongState, SamePetition, MergeTargetOver, MergeWaiting, AuthorGone],
  async run(ctx, { petitionId, target: words, reason }) {
    const { tenantId } = ctx;
    const named = await petitionNamed(ctx, words);
    if (!named?.publishedAt) throw new BadInput({ fields: [{ field: 'target', problem: 'unknown' }] });
    if (named.id === petitionId) throw new SamePetition({}, 'target');
    const pair = await pairUnderGate(ctx, petitionId, named.id);
    requireMergeable(pair);
    refuseOwnPair(ctx, pair);
    await ctx.locks.respect(subjectOf(petitionId));
    const [merge] = await ctx.sql<{ id: string }>`
      insert into petitions_petition_merge (tenant_id, id, source_id, target_id, state, reason, staff_id, proposed_at)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${petitionId}::uuid, ${named.id}::uuid, 'proposed', ${reason}, ${ctx.actor.staffId}::uuid,
        ${await ctx.now()})
      on conflict (tenant_id, source_id) where state = 'proposed' do nothing returning id`;
    if (!merge) throw new MergeWaiting({});
    await ctx.deadlines.start(
      MERGE_TERM,
      mergeSubject(merge.id),
      mergeTerm(ctx.settings.mergeLapseDays),
      await ctx.now(),
    );
    await ctx.emit('petitions.merge-proposed.v1', { petitionId, targetId: named.id });
    await tellAuthor(ctx, pair.source, 'mergeProposed', merge.id);
    if (pair.target.authorId !== pair.source.authorId) await tellAuthor(ctx, pair.target, 'mergeProposed', merge.id);
    ctx.noteChange(subjectOf(petitionId), null, { mergeId: merge.id, targetId: named.id }, reason);
    return { petitionId };
  },
});
