import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { answerSeen } from '../answers.ts';
import { staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { tellStaff } from '../letters.ts';
import { IN_REVIEW } from '../states.ts';
import { publicationTerm } from '../terms.ts';

/** Approves the answer as it was read; the term for its publication begins. */
export const approvePetitionAnswer = command({
  name: 'petitions.approve-petition-answer',
  plugin,
  assurance: 'eid',
  can: ['approve', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), answerRevision: z.int().min(1) }),
  errors: [WrongState],
  async run(ctx, { petitionId, answerRevision }) {
    await staffCase(ctx, petitionId, IN_REVIEW);
    const answer = await answerSeen(ctx, petitionId, 'draft', answerRevision);
    const approvedAt = await ctx.now();
    const subject = subjectOf(petitionId);
    await ctx.db.petitionAnswer.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: answer.id } },
      data: { state: 'approved', approvedAt, revision: { increment: 1 } },
      select: { id: true },
    });
    await ctx.deadlines.start('petitions.publication', subject, publicationTerm(), approvedAt);
    await tellStaff(ctx, petitionId, ['officer'], 'answerApproved', String(answer.revision));
    ctx.noteChange(subject, { answer: 'draft' }, { answer: 'approved' });
    return { petitionId };
  },
});
