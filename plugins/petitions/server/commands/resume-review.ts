import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase, subjectOf } from '../case.ts';
import { TermRefused, WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { reasonText } from '../petition-text.ts';
import { IN_REVIEW } from '../states.ts';

/** Lets the term of the review run again after the hearings. */
export const resumeReview = command({
  name: 'petitions.resume-review',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), reason: reasonText(10) }),
  errors: [WrongState, TermRefused],
  async run(ctx, { petitionId, reason }) {
    const petition = await staffCase(ctx, petitionId, IN_REVIEW);
    const subject = subjectOf(petitionId);
    const fact = { why: 'hearing-held', details: { reason } };
    const refusal = await ctx.deadlines.move('petitions.review', subject, 'resume', fact);
    if (refusal) throw new TermRefused({ problem: refusal });
    await ctx.emit('petitions.review-resumed.v1', { petitionId });
    await tellAuthor(ctx, petition, 'reviewResumed', (await ctx.now()).toISOString());
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange(subject, { review: 'paused' }, { review: 'running' }, reason);
    return { petitionId };
  },
});
