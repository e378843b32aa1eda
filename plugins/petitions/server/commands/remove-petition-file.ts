import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, subjectOf } from '../case.ts';
import { refuseWhileCalled } from '../drafts.ts';
import { TextStands, WrongState } from '../errors.ts';
import { DRAFTING, type PetitionState } from '../states.ts';

/** The author takes a file away for good, while the text is the author's to change. */
export const removePetitionFile = command({
  name: 'petitions.remove-petition-file',
  plugin,
  assurance: 'email',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid(), fileId: z.uuid() }),
  errors: [WrongState, TextStands],
  async run(ctx, { petitionId, fileId }) {
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.authorId !== ctx.actor.participantId) throw new NotFound({});
    if (!DRAFTING.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
    // People put their names to the text with its files.
    await refuseWhileCalled(ctx, petitionId);
    await ctx.files.remove(fileId, subjectOf(petitionId));
    await ctx.db.petition.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: petitionId } },
      data: { attachmentCount: { decrement: 1 } },
      select: { id: true },
    });
    return { petitionId };
  },
});
