import { email } from '@viche/forms';
import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';

/** Asks an address, by one letter, whether it wishes to be told; the answer is the same for every address. */
export const followPetitionByMail = command({
  name: 'petitions.follow-petition-by-mail',
  plugin,
  assurance: 'guest',
  can: ['follow-by-mail', 'Petition'],
  by: 'anyone',
  input: z.strictObject({ petitionId: z.uuid(), address: email() }),
  errors: [],
  async run(ctx, { petitionId, address }) {
    const verdict = await ctx.follows.askByMail(subjectOf(petitionId), address);
    if (verdict === 'not-open') throw new NotFound({});
    return { petitionId };
  },
});
