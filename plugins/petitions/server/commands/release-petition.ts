import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, subjectOf } from '../case.ts';

/** Gives a text back that this moderator has open. */
export const releasePetition = command({
  name: 'petitions.release-petition',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    await gatedPetition(ctx, petitionId);
    await ctx.locks.release(subjectOf(petitionId));
    return { petitionId };
  },
});
