import { Conflict, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { checkPlaces, ownDraft, refuseWhileCalled } from '../drafts.ts';
import { TextStands, WrongState } from '../errors.ts';
import { draftText } from '../petition-text.ts';

/**
 * Keeps what the author has typed. `revision` is the one that the page was made from: a text that was changed on another
 * device meanwhile is not overwritten. Saving again what stands there already is no change, so a form that is sent twice, or
 * by hand just after it was saved by itself, is never told off.
 */
export const savePetitionDraft = command({
  name: 'petitions.save-petition-draft',
  plugin,
  assurance: 'email',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({
    petitionId: z.uuid(),
    revision: z.int().min(1),
    ...draftText,
    /** The author has seen the similar petitions and says that none of them is the same as this title. */
    ownTitle: z.boolean().optional(),
  }),
  errors: [WrongState, TextStands],
  async run(ctx, { petitionId, revision, ownTitle, ...change }) {
    const { db, tenantId } = ctx;
    const petition = await ownDraft(ctx, petitionId);
    const given = Object.entries(change).filter(([, value]) => value !== undefined);
    const data = Object.fromEntries(given.filter(([name, value]) => petition[name as keyof typeof petition] !== value));
    const changed = Object.keys(data).length > 0;
    if (changed) {
      if (petition.revision !== revision) throw new Conflict({ current: petition.revision });
      await refuseWhileCalled(ctx, petitionId);
      await checkPlaces(ctx, change);
      const saved = await db.petition.updateMany({
        where: { tenantId, id: petitionId, state: 'draft', revision },
        data: { ...data, revision: { increment: 1 } },
      });
      if (saved.count === 0) throw new Conflict({});
    }
    await db.petitionDraft.updateMany({
      where: { tenantId, petitionId },
      data: {
        savedAt: await ctx.now(),
        warnedAt: null,
        ...(ownTitle === undefined ? {} : { ownTitle: ownTitle ? (change.title ?? petition.title) : '' }),
      },
    });
    return { petitionId };
  },
});
