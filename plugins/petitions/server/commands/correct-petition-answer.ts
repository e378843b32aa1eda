import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { answerText } from '../answers.ts';
import { answerFileIds, answerSubject, attachToAnswer } from '../attachments.ts';
import { staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { reasonText } from '../petition-text.ts';
import { ANSWERED } from '../states.ts';

/** Publishes a correction beside the answer, with its reason; the old words stay to be read. */
export const correctPetitionAnswer = command({
  name: 'petitions.correct-petition-answer',
  plugin,
  assurance: 'eid',
  can: ['approve', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), ...answerText, reason: reasonText(10), fileIds: answerFileIds }),
  errors: [WrongState],
  async run(ctx, { petitionId, fileIds, ...correction }) {
    const petition = await staffCase(ctx, petitionId, ANSWERED);
    const publishedAt = await ctx.now();
    const id = ctx.newId();
    await ctx.db.petitionAnswer.create({
      data: {
        tenantId: ctx.tenantId,
        id,
        petitionId,
        kind: 'correction',
        ...correction,
        state: 'published',
        publishedAt,
      },
      select: { id: true },
    });
    await attachToAnswer(ctx, id, fileIds);
    await ctx.files.publish(answerSubject(id));
    await ctx.emit('petitions.answer-corrected.v1', { petitionId });
    await tellAuthor(ctx, petition, 'answerCorrected', id);
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange(subjectOf(petitionId), null, correction, correction.reason);
    return { petitionId };
  },
});
