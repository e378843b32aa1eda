import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition } from '../case.ts';
import { tellAuthor } from '../letters.ts';
import { endCall } from '../sponsor-calls.ts';
import { sponsorCount } from '../sponsors.ts';

/** Ends a call whose term is over without a whole group. The text stays its author's draft; a whole group waits for him. */
export const lapseSponsorCall = command({
  name: 'petitions.lapse-sponsor-call',
  plugin,
  assurance: 'guest',
  can: ['lapse', 'Petition'],
  by: 'clock',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    const petition = await gatedPetition(ctx, petitionId);
    const call = await ctx.db.sponsorCall.findFirst({ where: { tenantId: ctx.tenantId, petitionId } });
    if (!call || petition.state !== 'draft' || petition.submittedAt) return { lapsed: false };
    if ((await ctx.now()) < call.closesAt || (await sponsorCount(ctx, petitionId)) >= call.needed)
      return { lapsed: false };
    await endCall(ctx, petitionId);
    await ctx.db.petitionDraft.updateMany({
      where: { tenantId: ctx.tenantId, petitionId },
      data: { savedAt: await ctx.now(), warnedAt: null },
    });
    await tellAuthor(ctx, petition, 'groupLapsed', String(call.openedAt.getTime()));
    return { lapsed: true };
  },
});
