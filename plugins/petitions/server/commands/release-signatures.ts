import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { WrongState } from '../errors.ts';
import { riseAgain } from '../fraud/fall-back.ts';
import { invalidationIn, recount, restand } from '../fraud/standing.ts';
import { reasonText } from '../petition-text.ts';
import { RESTORABLE } from '../states.ts';

/** Ends a quarantine in favour of the signatories: their signatures count again from the day on which they were given. */
export const releaseSignatures = command({
  name: 'petitions.release-signatures',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ invalidationId: z.uuid(), reason: reasonText(10) }),
  errors: [WrongState],
  async run(ctx, { invalidationId, reason }) {
    const { petitionId } = await invalidationIn(ctx, invalidationId, ['confirmed']);
    const petition = await staffCase(ctx, petitionId, RESTORABLE);
    const held = await invalidationIn(ctx, invalidationId, ['confirmed']);
    const count = await restand(ctx, held, 'quarantined', 'counted');
    const counted = await recount(ctx, petitionId);
    await ctx.db.signatureInvalidation.updateMany({
      where: { tenantId: ctx.tenantId, id: invalidationId, state: 'confirmed' },
      data: { state: 'reverted', revertedAt: await ctx.now() },
    });
    const subject = { type: 'SignatureInvalidation', id: invalidationId };
    await ctx.deadlines.finish('petitions.signature-review', subject, 'met');
    await riseAgain(ctx, petition, counted);
    await ctx.emit('petitions.signatures-released.v1', { petitionId, count });
    ctx.noteChange(subject, { state: 'confirmed' }, { state: 'reverted', count }, reason);
    return { petitionId, invalidationId };
  },
});
