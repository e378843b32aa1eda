import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { hideFiles } from '../attachments.ts';
import { movePetition, staffCase, subjectOf } from '../case.ts';
import { keepDecision, requireGround } from '../decisions.ts';
import { GroundDisabled, WrongState } from '../errors.ts';
import { twoPeople } from '../four-eyes.ts';
import { tellAuthor } from '../letters.ts';
import { reasonText } from '../petition-text.ts';
import { REMOVABLE } from '../states.ts';
import { cancelTerms } from '../terms-of-petition.ts';

/** Takes a public petition down for good: a tombstone with ground and reasons stays, the text is hidden. */
export const takeDownPetition = command({
  name: 'petitions.take-down-petition',
  plugin,
  assurance: 'eid',
  can: ['take-down', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), ground: z.string().min(1).max(80), reason: reasonText(30) }),
  errors: [WrongState, GroundDisabled],
  fourEyes: twoPeople('take-down'),
  async run(ctx, { petitionId, ground: code, reason }) {
    const petition = await staffCase(ctx, petitionId, REMOVABLE);
    await requireGround(ctx, code);
    const subject = subjectOf(petitionId);
    await cancelTerms(ctx, petitionId);
    await hideFiles(ctx, petitionId);
    const decisionId = await keepDecision(ctx, petition, { kind: 'taken-down', reason, groundCode: code });
    await ctx.emit('petitions.taken-down.v1', { petitionId, ground: code });
    await tellAuthor(ctx, petition, 'takenDown', decisionId);
    await movePetition(ctx, petition, {
      state: 'taken-down',
      refusalGround: code,
      refusalReason: reason,
      textHidden: true,
      norm: '',
      endedAt: await ctx.now(),
    });
    ctx.noteChange(subject, { state: petition.state }, { state: 'taken-down', ground: code }, reason);
    return { petitionId };
  },
});
