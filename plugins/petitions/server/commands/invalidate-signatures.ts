import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { DryRunStale, HitsEverybody, HitsNobody, WrongState } from '../errors.ts';
import { twoPeopleOnSignatures } from '../fraud/describe-invalidation.ts';
import { dryRun, refuseSweeping, requireFresh } from '../fraud/dry-run.ts';
import { askForTheEnd, fallBack } from '../fraud/fall-back.ts';
import { tellOfMany } from '../fraud/many-invalidated.ts';
import { invalidationIn, putAside, recount, restand } from '../fraud/standing.ts';
import { reasonText } from '../petition-text.ts';
import { EXAMINABLE } from '../states.ts';

/**
 * Invalidates signatures on what a dry run showed: the rows stay, with their keys, so that nobody signs anew; the signatories are
 * told how to object; the page says how many fell and why. `revertInvalidation` restores every one of them.
 */
export const invalidateSignatures = command({
  name: 'petitions.invalidate-signatures',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({ invalidationId: z.uuid(), reason: reasonText(30) }),
  errors: [WrongState, DryRunStale, HitsEverybody, HitsNobody],
  fourEyes: twoPeopleOnSignatures('invalidate'),
  async run(ctx, { invalidationId, reason }) {
    const { tenantId } = ctx;
    const { petitionId } = await invalidationIn(ctx, invalidationId, ['drafted', 'confirmed']);
    const petition = await staffCase(ctx, petitionId, EXAMINABLE);
    const drafted = await invalidationIn(ctx, invalidationId, ['drafted', 'confirmed']);
    const now = await ctx.now();
    const found = await dryRun(ctx, drafted);
    refuseSweeping(drafted.criteria, found);
    // The hour is the first person's; the second decides on the numbers of this moment, which must be the same.
    requireFresh(drafted, found, ctx.approved?.requestedAt ?? now);
    const count =
      drafted.state === 'confirmed'
        ? await restand(ctx, drafted, 'quarantined', 'invalidated')
        : await putAside(ctx, drafted, 'invalidated');
    const counted = await recount(ctx, petitionId);
    await ctx.db.signatureInvalidation.updateMany({
      where: { tenantId, id: invalidationId, state: drafted.state },
      data: { state: 'applied', appliedAt: now, signatures: count },
    });
    const subject = { type: 'SignatureInvalidation', id: invalidationId };
    await ctx.deadlines.finish('petitions.signature-review', subject, 'met');
    await fallBack(ctx, petition, counted);
    if (petition.state === 'collecting') await askForTheEnd(ctx, petitionId);
    await ctx.emit('petitions.signatures-invalidated.v1', { petitionId, count });
    await tellOfMany(ctx, petitionId, invalidationId, found);
    const letters = { invalidationId, template: 'signatureInvalidated' as const };
    await ctx.enqueue('tellPutAside', letters, { dedupeKey: `fallen:${invalidationId}` });
    ctx.noteChange(subject, { state: drafted.state }, { state: 'applied', count }, reason);
    return { petitionId, invalidationId };
  },
});
