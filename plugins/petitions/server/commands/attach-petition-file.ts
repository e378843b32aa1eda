import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { altText, authorsFileRules } from '../attachments.ts';
import { gatedPetition, subjectOf } from '../case.ts';
import { refuseWhileCalled } from '../drafts.ts';
import { TextStands, WrongState } from '../errors.ts';
import { DRAFTING, type PetitionState } from '../states.ts';

/** The author attaches a file that was sent before, while the text is the author's to change. */
export const attachPetitionFile = command({
  name: 'petitions.attach-petition-file',
  plugin,
  assurance: 'email',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid(), fileId: z.uuid(), alt: altText }),
  errors: [WrongState, TextStands],
  async run(ctx, { petitionId, fileId, alt }) {
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.authorId !== ctx.actor.participantId) throw new NotFound({});
    if (!DRAFTING.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
    // People put their names to the text with its files.
    await refuseWhileCalled(ctx, petitionId);
    await ctx.files.attach(fileId, subjectOf(petitionId), { ...authorsFileRules(ctx.settings), alt });
    await ctx.db.petition.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: petitionId } },
      data: { attachmentCount: { increment: 1 } },
      select: { id: true },
    });
    return { petitionId };
  },
});
