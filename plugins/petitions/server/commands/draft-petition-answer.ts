import { Conflict, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { answerText } from '../answers.ts';
import { answerFileIds, answerSubject, attachToAnswer } from '../attachments.ts';
import { staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { IN_REVIEW } from '../states.ts';

/** Writes the council's answer, or writes it anew: whatever was approved before must be approved again. */
export const draftPetitionAnswer = command({
  name: 'petitions.draft-petition-answer',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  /** `answerRevision` is the one that the officer edited; 0 when there was none yet. */
  input: z.strictObject({
    petitionId: z.uuid(),
    answerRevision: z.int().min(0),
    ...answerText,
    fileIds: answerFileIds,
    removedFileIds: answerFileIds,
  }),
  errors: [WrongState],
  async run(ctx, { petitionId, answerRevision, fileIds, removedFileIds = [], ...text }) {
    const { tenantId } = ctx;
    await staffCase(ctx, petitionId, IN_REVIEW);
    const subject = subjectOf(petitionId);
    const answer = { tenantId, petitionId, kind: 'answer' };
    if (answerRevision === 0) {
      if (await ctx.db.petitionAnswer.findFirst({ where: answer, select: { id: true } })) throw new Conflict({});
      await ctx.db.petitionAnswer.create({ data: { ...answer, ...text }, select: { id: true } });
    } else {
      const rewritten = await ctx.db.petitionAnswer.updateMany({
        where: { ...answer, revision: answerRevision, state: { not: 'published' } },
        data: { ...text, state: 'draft', approvedAt: null, revision: { increment: 1 } },
      });
      if (rewritten.count === 0) throw new Conflict({});
      await ctx.deadlines.finish('petitions.publication', subject, 'cancelled');
    }
    const { id } = await ctx.db.petitionAnswer.findFirstOrThrow({ where: answer, select: { id: true } });
    for (const fileId of removedFileIds) await ctx.files.remove(fileId, answerSubject(id));
    await attachToAnswer(ctx, id, fileIds);
    ctx.noteChange(subject, { answerRevision }, { ...text, fileIds, removedFileIds });
    return { petitionId };
  },
});
