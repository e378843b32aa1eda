import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, subjectOf } from '../case.ts';
import { tellAuthor } from '../letters.ts';
import { afterCount } from '../milestones.ts';
import { petitionRules } from '../rules.ts';
import { handoverTerm } from '../terms.ts';

/** Ends a collection whose time is over below the threshold. A petition that has the signatures is left to reachThreshold. */
export const expirePetition = command({
  name: 'petitions.expire-petition',
  plugin,
  assurance: 'guest',
  can: ['expire', 'Petition'],
  by: 'clock',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    const { tenantId } = ctx;
    const petition = await gatedPetition(ctx, petitionId);
    const now = await ctx.now();
    // Sheets that were collected in time are still being entered: nobody can say yet that there are too few.
    const end = petition.paperUntil ?? petition.collectUntil;
    if (petition.state !== 'collecting' || !end || now < end) return { expired: false };
    await ctx.drain('signatures', petitionId);
    await afterCount(ctx, [petitionId]);
    const rules = petitionRules.parse(petition.rules);
    const signatures = await ctx.db.petitionSignature.count({
      where: { tenantId, petitionId, standing: 'counted', withdrawnAt: null },
    });
    if (signatures >= rules.signatureThreshold) return { expired: false };
    const moved = await ctx.db.petition.updateMany({
      where: { tenantId, id: petitionId, state: 'collecting' },
      data: { state: 'expired', endedAt: now, revision: { increment: 1 } },
    });
    if (moved.count === 0) return { expired: false };
    const subject = subjectOf(petitionId);
    await ctx.deadlines.finish('petitions.collect', subject, 'missed');
    await ctx.db.appealHandover.create({ data: { tenantId, petitionId, preparedAt: now }, select: { id: true } });
    await ctx.deadlines.start('petitions.hand-over', subject, handoverTerm(), now);
    await ctx.emit('petitions.expired.v1', { petitionId, signatures });
    await tellAuthor(ctx, petition, 'expired');
    ctx.invalidate(`Petition:${petitionId}`, 'Petition:list');
    return { expired: true };
  },
});
