import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition } from '../case.ts';
import { endBelowThreshold } from '../end-below-threshold.ts';
import { afterCount } from '../milestones.ts';
import { petitionRules } from '../rules.ts';

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
    // Signatures under review may yet decide: whoever reviews them has a term of days, and the petition waits for it.
    if (signatures + petition.quarantinedCount >= rules.signatureThreshold) return { expired: false };
    await endBelowThreshold(ctx, petition, signatures, now);
    return { expired: true };
  },
});
