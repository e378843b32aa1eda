import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase } from '../case.ts';
import { DryRunStale, HitsEverybody, WrongState } from '../errors.ts';
import { dryRun, refuseSweeping, requireFresh } from '../fraud/dry-run.ts';
import { invalidationIn, putAside, recount } from '../fraud/standing.ts';
import { EXAMINABLE } from '../states.ts';
import { signatureReviewTerm } from '../terms.ts';

/** Puts doubted signatures under review: they do not count meanwhile, everybody sees how many they are, and a term runs. */
export const quarantineSignatures = command({
  name: 'petitions.quarantine-signatures',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ invalidationId: z.uuid() }),
  errors: [WrongState, DryRunStale, HitsEverybody],
  async run(ctx, { invalidationId }) {
    const { petitionId } = await invalidationIn(ctx, invalidationId, ['drafted']);
    await staffCase(ctx, petitionId, EXAMINABLE);
    // Read again under the gate: a colleague may have decided meanwhile.
    const drafted = await invalidationIn(ctx, invalidationId, ['drafted']);
    const now = await ctx.now();
    const found = await dryRun(ctx, drafted);
    refuseSweeping(drafted.criteria, found);
    requireFresh(drafted, found, now);
    const count = await putAside(ctx, drafted, 'quarantined');
    await recount(ctx, petitionId);
    await ctx.db.signatureInvalidation.updateMany({
      where: { tenantId: ctx.tenantId, id: invalidationId, state: 'drafted' },
      data: { state: 'confirmed', quarantinedAt: now, signatures: count },
    });
    const subject = { type: 'SignatureInvalidation', id: invalidationId };
    await ctx.deadlines.start(
      'petitions.signature-review',
      subject,
      signatureReviewTerm(ctx.settings.signatureReviewDays),
      now,
    );
    await ctx.emit('petitions.signatures-under-review.v1', { petitionId, count });
    ctx.noteChange(subject, { state: 'drafted' }, { state: 'confirmed', count }, drafted.reason);
    return { petitionId, invalidationId };
  },
});
