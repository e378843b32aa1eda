import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { WrongState } from '../errors.ts';
import { twoPeopleOnSignatures } from '../fraud/describe-invalidation.ts';
import { riseAgain } from '../fraud/fall-back.ts';
import { invalidationIn, recount, restand } from '../fraud/standing.ts';
import { reasonText } from '../petition-text.ts';
import { RESTORABLE } from '../states.ts';

/** Restores every signature that an invalidation took. What fell back by it rises again. */
export const revertInvalidation = command({
  name: 'petitions.revert-invalidation',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({ invalidationId: z.uuid(), reason: reasonText(30) }),
  errors: [WrongState],
  fourEyes: twoPeopleOnSignatures('revert-invalidation'),
  async run(ctx, { invalidationId, reason }) {
    const { petitionId } = await invalidationIn(ctx, invalidationId, ['applied']);
    const petition = await staffCase(ctx, petitionId, RESTORABLE);
    const applied = await invalidationIn(ctx, invalidationId, ['applied']);
    const count = await restand(ctx, applied, 'invalidated', 'counted');
    const counted = await recount(ctx, petitionId);
    await ctx.db.signatureInvalidation.updateMany({
      where: { tenantId: ctx.tenantId, id: invalidationId, state: 'applied' },
      data: { state: 'reverted', revertedAt: await ctx.now() },
    });
    await riseAgain(ctx, petition, counted);
    await ctx.emit('petitions.invalidation-reverted.v1', { petitionId, count });
    const letters = { invalidationId, template: 'signatureRestored' as const };
    await ctx.enqueue('tellPutAside', letters, { dedupeKey: `restored:${invalidationId}` });
    ctx.noteChange(
      { type: 'SignatureInvalidation', id: invalidationId },
      { state: 'applied' },
      { state: 'reverted', count },
      reason,
    );
    return { petitionId, invalidationId };
  },
});
