import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { petitionById } from '../queries/petition-rows.ts';

/** No more letters about the petition by a follow; whoever signed it has a wish of its own for that. */
export const unfollowPetition = command({
  name: 'petitions.unfollow-petition',
  plugin,
  assurance: 'email',
  can: ['follow', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    if (!(await petitionById(ctx, petitionId))) throw new NotFound({});
    await ctx.follows.end(subjectOf(petitionId));
    return { petitionId };
  },
});
