import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { movePetition, staffCase, subjectOf } from '../case.ts';
import { keepDecision } from '../decisions.ts';
import { WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { normOf, reasonText } from '../petition-text.ts';
import { REFUSED } from '../states.ts';
import { moderationTerm } from '../terms.ts';

/** Sends a refused petition back to the check, with a whole new term. */
export const reopenPetition = command({
  name: 'petitions.reopen-petition',
  plugin,
  assurance: 'eid',
  can: ['take-down', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), reason: reasonText(10) }),
  errors: [WrongState],
  async run(ctx, { petitionId, reason }) {
    const petition = await staffCase(ctx, petitionId, REFUSED);
    const subject = subjectOf(petitionId);
    const decisionId = await keepDecision(ctx, petition, { kind: 'reopened', reason });
    await ctx.deadlines.start(
      'petitions.moderation',
      subject,
      moderationTerm(ctx.settings.moderationDays),
      await ctx.now(),
    );
    await ctx.emit('petitions.reopened.v1', { petitionId });
    await tellAuthor(ctx, petition, 'reopened', decisionId);
    await movePetition(ctx, petition, {
      state: 'moderation',
      refusalGround: null,
      refusalReason: null,
      textHidden: false,
      norm: normOf(petition),
      endedAt: null,
    });
    ctx.noteChange(subject, { state: petition.state }, { state: 'moderation' }, reason);
    return { petitionId };
  },
});
