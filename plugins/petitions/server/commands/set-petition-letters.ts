import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { NotSigned } from '../errors.ts';

/** A signatory's wish to be told, or not, what becomes of the petition. */
export const setPetitionLetters = command({
  name: 'petitions.set-petition-letters',
  plugin,
  assurance: 'email',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid(), wish: z.enum(['tell', 'silent']) }),
  errors: [NotSigned],
  async run(ctx, { petitionId, wish }) {
    const { tenantId, actor } = ctx;
    const set = await ctx.db.petitionSignature.updateMany({
      where: { tenantId, petitionId, participantId: actor.participantId, withdrawnAt: null },
      data: { wantsLetters: wish === 'tell' },
    });
    if (set.count === 0) throw new NotSigned({});
    return { petitionId };
  },
});
