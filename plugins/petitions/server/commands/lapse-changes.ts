import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, movePetition, subjectOf } from '../case.ts';
import { tellAuthor } from '../letters.ts';
import { openTerm } from '../queries/terms.ts';

/** Lets a text whose author did not answer in time lapse to a draft. Nothing is lost: it may be handed in anew. */
export const lapseChanges = command({
  name: 'petitions.lapse-changes',
  plugin,
  assurance: 'guest',
  can: ['lapse', 'Petition'],
  by: 'clock',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.state !== 'changes-requested') return { lapsed: false };
    const term = await openTerm(ctx, petitionId, 'changes');
    if (term?.dueBefore && (await ctx.now()) < term.dueBefore) return { lapsed: false };
    await ctx.deadlines.finish('petitions.changes', subjectOf(petitionId), 'missed');
    await ctx.emit('petitions.changes-lapsed.v1', { petitionId });
    await tellAuthor(ctx, petition, 'changesLapsed', String(petition.textVersion));
    await movePetition(ctx, petition, { state: 'draft' });
    return { lapsed: true };
  },
});
