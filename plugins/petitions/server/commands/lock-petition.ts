import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { moderatedText, subjectOf } from '../case.ts';
import { NotModeratable } from '../errors.ts';

/** Shows colleagues that this moderator has the text open. Taken again, it lasts anew; it ends by itself. */
export const lockPetition = command({
  name: 'petitions.lock-petition',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({ petitionId: z.uuid(), textVersion: z.int().min(1) }),
  errors: [NotModeratable],
  async run(ctx, { petitionId, textVersion }) {
    await moderatedText(ctx, petitionId, textVersion);
    const subject = subjectOf(petitionId);
    const { until } = await ctx.locks.take(subject, ctx.settings.moderationLockMinutes, 'nobody');
    ctx.noteChange(subject, null, { lockedUntil: until });
    return { petitionId };
  },
});
