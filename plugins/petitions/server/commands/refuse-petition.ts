import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { moderatedText, movePetition, subjectOf } from '../case.ts';
import { keepDecision, requireGround } from '../decisions.ts';
import { GroundDisabled, NotModeratable } from '../errors.ts';
import { twoPeople } from '../four-eyes.ts';
import { tellAuthor } from '../letters.ts';
import { normOf, reasonText } from '../petition-text.ts';

/**
 * Refuses publication on a coded ground with written reasons (393/96-ВР art. 23-1). The petition stays listed with both; its
 * text is hidden where the ground demands it.
 */
export const refusePetition = command({
  name: 'petitions.refuse-petition',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    textVersion: z.int().min(1),
    ground: z.string().min(1).max(80),
    reason: reasonText(30),
  }),
  errors: [NotModeratable, GroundDisabled],
  fourEyes: twoPeople('refuse'),
  async run(ctx, { petitionId, textVersion, ground: code, reason }) {
    const petition = await moderatedText(ctx, petitionId, textVersion);
    const ground = await requireGround(ctx, code);
    const subject = subjectOf(petitionId);
    await ctx.deadlines.finish('petitions.moderation', subject, 'met');
    const decisionId = await keepDecision(ctx, petition, { kind: 'refused', reason, groundCode: code });
    await ctx.locks.release(subject);
    await ctx.emit('petitions.refused.v1', { petitionId, ground: code });
    await tellAuthor(ctx, petition, 'refused', decisionId);
    const refusalNumber = petition.refusalNumber ?? (await ctx.nextNumber('petition-refused', '{seq}-{yyyy}'));
    await movePetition(ctx, petition, {
      state: 'refused',
      refusalGround: code,
      refusalReason: reason,
      refusalNumber,
      textHidden: ground.hidesText,
      // A hidden text must not be found word by word either.
      norm: ground.hidesText ? '' : normOf(petition),
      endedAt: await ctx.now(),
    });
    ctx.noteChange(subject, { state: petition.state }, { state: 'refused', ground: code }, reason);
    return { petitionId };
  },
});
