import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, subjectOf } from '../case.ts';
import { tellAuthor, tellStaff } from '../letters.ts';
import { afterCount } from '../milestones.ts';
import { petitionRules } from '../rules.ts';
import { announceTerm } from '../terms.ts';

/**
 * Moves a petition on when its counted signatures reach the frozen threshold. The number is recounted from the rows under
 * the exclusive gate: the counter is for eyes, the law is for rows. Called twice, the second call does nothing.
 */
export const reachThreshold = command({
  name: 'petitions.reach-threshold',
  plugin,
  assurance: 'guest',
  can: ['reach-threshold', 'Petition'],
  by: 'clock',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    const { tenantId } = ctx;
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.state !== 'collecting') return { reached: false };
    const rules = petitionRules.parse(petition.rules);
    await ctx.drain('signatures', petitionId);
    await afterCount(ctx, [petitionId]);
    const signatures = await ctx.db.petitionSignature.count({
      where: { tenantId, petitionId, standing: 'counted', withdrawnAt: null },
    });
    if (signatures < rules.signatureThreshold) return { reached: false };

    const now = await ctx.now();
    const subject = subjectOf(petitionId);
    const moved = await ctx.db.petition.updateMany({
      where: { tenantId, id: petitionId, state: 'collecting' },
      data: {
        state: 'threshold-reached',
        thresholdReachedAt: petition.thresholdReachedAt ?? now,
        revision: { increment: 1 },
      },
    });
    if (moved.count === 0) return { reached: false };
    if (rules.signAfterThreshold === 'stop') await ctx.deadlines.finish('petitions.collect', subject, 'met');
    await ctx.deadlines.start('petitions.announce', subject, announceTerm(rules.announceDays), now);
    // Once for ever: after a fall back the second crossing is silent (threats V20), and its clock runs all the same.
    if (petition.thresholdReachedAt === null) {
      await ctx.emit('petitions.threshold-reached.v1', { petitionId, signatures });
      await tellAuthor(ctx, petition, 'thresholdReached');
      await tellStaff(ctx, petitionId, ['officer'], 'toAnnounce');
    }
    ctx.invalidate(`Petition:${petitionId}`, 'Petition:list');
    return { reached: true };
  },
});
