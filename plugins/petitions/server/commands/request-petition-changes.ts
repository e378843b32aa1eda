import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { moderatedText, movePetition, subjectOf } from '../case.ts';
import { keepDecision } from '../decisions.ts';
import { NotModeratable } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { reasonText } from '../petition-text.ts';
import { changesTerm } from '../terms.ts';

/** Gives the text back to its author with words on what to mend; the author's own term begins. */
export const requestPetitionChanges = command({
  name: 'petitions.request-petition-changes',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), textVersion: z.int().min(1), reason: reasonText(10) }),
  errors: [NotModeratable],
  async run(ctx, { petitionId, textVersion, reason }) {
    const petition = await moderatedText(ctx, petitionId, textVersion);
    const subject = subjectOf(petitionId);
    await ctx.deadlines.finish('petitions.moderation', subject, 'met');
    await ctx.deadlines.start('petitions.changes', subject, changesTerm(ctx.settings.changesDays), await ctx.now());
    const decisionId = await keepDecision(ctx, petition, { kind: 'changes-requested', reason });
    await ctx.locks.release(subject);
    await ctx.emit('petitions.changes-requested.v1', { petitionId });
    await tellAuthor(ctx, petition, 'changesRequested', decisionId);
    await movePetition(ctx, petition, { state: 'changes-requested' });
    ctx.noteChange(subject, { state: petition.state }, { state: 'changes-requested' }, reason);
    return { petitionId };
  },
});
