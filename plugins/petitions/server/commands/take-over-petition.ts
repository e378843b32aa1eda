import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf, textInCheck } from '../case.ts';
import { NotModeratable } from '../errors.ts';
import { reasonText } from '../petition-text.ts';

/** Takes the text over from a colleague who has it open, with words that stand in the log. */
export const takeOverPetition = command({
  name: 'petitions.take-over-petition',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), textVersion: z.int().min(1), reason: reasonText(10) }),
  errors: [NotModeratable],
  async run(ctx, { petitionId, textVersion, reason }) {
    await textInCheck(ctx, petitionId, textVersion);
    const subject = subjectOf(petitionId);
    const { until } = await ctx.locks.take(subject, ctx.settings.moderationLockMinutes, 'anybody');
    ctx.noteChange(subject, null, { lockedUntil: until }, reason);
    return { petitionId };
  },
});
