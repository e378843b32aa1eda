import { currentLocalDay } from '@viche/calendar';
import { BadInput, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase, subjectOf } from '../case.ts';
import { TermRefused, WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { reasonText } from '../petition-text.ts';
import { IN_REVIEW } from '../states.ts';

/** Stops the term of the review until the hearings that the petition asks for are held. */
export const pauseReview = command({
  name: 'petitions.pause-review',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), hearingOn: z.iso.date(), reason: reasonText(10) }),
  errors: [WrongState, TermRefused],
  async run(ctx, { petitionId, hearingOn, reason }) {
    const petition = await staffCase(ctx, petitionId, IN_REVIEW);
    const today = currentLocalDay(await ctx.now(), ctx.tenant.timeZone);
    if (hearingOn < today)
      throw new BadInput({ fields: [{ field: 'hearingOn', problem: 'too-early', params: { min: today } }] });
    const subject = subjectOf(petitionId);
    const details = { hearingOn, reason };
    const refusal = await ctx.deadlines.move('petitions.review', subject, 'pause', { why: 'hearing-set', details });
    if (refusal) throw new TermRefused({ problem: refusal });
    await ctx.emit('petitions.review-paused.v1', { petitionId, hearingOn });
    await tellAuthor(ctx, petition, 'reviewPaused', hearingOn);
    ctx.invalidate(`Petition:${petitionId}`);
    ctx.noteChange(subject, { review: 'running' }, { review: 'paused', hearingOn }, reason);
    return { petitionId };
  },
});
