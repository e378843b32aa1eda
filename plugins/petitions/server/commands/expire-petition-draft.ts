import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition } from '../case.ts';
import { removeDraft } from '../drafts.ts';
import { tellAuthor } from '../letters.ts';

const DAY_MS = 86_400_000;

/**
 * Removes a draft that its author has left for as long as the hromada keeps one, and never without a letter so many days
 * before. Saving it again begins the time anew. One whose group gathers is not left.
 */
export const expirePetitionDraft = command({
  name: 'petitions.expire-petition-draft',
  plugin,
  assurance: 'guest',
  can: ['lapse', 'Petition'],
  by: 'clock',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [],
  async run(ctx, { petitionId }) {
    const { db, tenantId, settings } = ctx;
    const petition = await gatedPetition(ctx, petitionId);
    const draft = await db.petitionDraft.findFirst({ where: { tenantId, petitionId } });
    const call = await db.sponsorCall.findFirst({ where: { tenantId, petitionId }, select: { petitionId: true } });
    if (!draft || call || petition.state !== 'draft' || petition.submittedAt) return { done: 'nothing' as const };
    const now = await ctx.now();
    const daysSince = (moment: Date) => (now.getTime() - moment.getTime()) / DAY_MS;
    if (daysSince(draft.savedAt) < settings.draftDays - settings.draftWarnDays) return { done: 'nothing' as const };
    if (!draft.warnedAt) {
      await db.petitionDraft.updateMany({ where: { tenantId, petitionId }, data: { warnedAt: now } });
      await tellAuthor(ctx, petition, 'draftExpires', String(draft.savedAt.getTime()));
      return { done: 'warned' as const };
    }
    if (daysSince(draft.warnedAt) < settings.draftWarnDays) return { done: 'nothing' as const };
    await removeDraft(ctx, petitionId);
    return { done: 'removed' as const };
  },
});
