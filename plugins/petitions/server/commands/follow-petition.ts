import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { NoAddress } from '../errors.ts';

/** The person is told by mail what becomes of the petition, at the verified address of the account. */
export const followPetition = command({
  name: 'petitions.follow-petition',
  plugin,
  assurance: 'email',
  can: ['follow', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [NoAddress],
  async run(ctx, { petitionId }) {
    const verdict = await ctx.follows.begin(subjectOf(petitionId));
    if (verdict === 'not-open') throw new NotFound({});
    if (verdict === 'no-address') throw new NoAddress({});
    return { petitionId };
  },
});
