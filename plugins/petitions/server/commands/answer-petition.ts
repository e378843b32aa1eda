import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { answerSeen } from '../answers.ts';
import { answerSubject } from '../attachments.ts';
import { movePetition, staffCase, subjectOf } from '../case.ts';
import { AnswerUnsigned, WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { IN_REVIEW } from '../states.ts';
import { cancelTerms } from '../terms-of-petition.ts';

/** Publishes the approved answer; author and signatories are told. */
export const answerPetition = command({
  name: 'petitions.answer-petition',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), answerRevision: z.int().min(1) }),
  errors: [WrongState, AnswerUnsigned],
  async run(ctx, { petitionId, answerRevision }) {
    const petition = await staffCase(ctx, petitionId, IN_REVIEW);
    const answer = await answerSeen(ctx, petitionId, 'approved', answerRevision);
    const files = await ctx.files.of(answerSubject(answer.id));
    if (ctx.settings.answerMustBeSigned && !files.some(({ signers }) => signers.length > 0))
      throw new AnswerUnsigned({});
    const answeredAt = await ctx.now();
    const subject = subjectOf(petitionId);
    await ctx.db.petitionAnswer.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: answer.id } },
      data: { state: 'published', publishedAt: answeredAt, revision: { increment: 1 } },
      select: { id: true },
    });
    if (files.length > 0) await ctx.files.publish(answerSubject(answer.id));
    await ctx.deadlines.finish('petitions.review', subject, 'met');
    await ctx.deadlines.finish('petitions.publication', subject, 'met');
    await cancelTerms(ctx, petitionId);
    await ctx.emit('petitions.answered.v1', { petitionId, outcome: answer.outcome! });
    await tellAuthor(ctx, petition, 'answered');
    await ctx.enqueue('tellSignatories', { petitionId, template: 'answered' });
    await movePetition(ctx, petition, { state: 'answered', answeredAt });
    ctx.noteChange(subject, { state: petition.state }, { state: 'answered', outcome: answer.outcome });
    return { petitionId };
  },
});
