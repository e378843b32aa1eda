import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { checkPlaces } from '../drafts.ts';
import { SponsorsMissing, TooManyOpen } from '../errors.ts';
import { beginCheck, refuseTooManyOpen } from '../hand-in.ts';
import { normOf, petitionText, refuseCapitals } from '../petition-text.ts';
import { newRef } from '../ref.ts';

/**
 * Hands a whole text in for the legal check before publication, without a draft before it. Where the statute wants an
 * initiative group, a text begins as a draft, for there must be something that people put their names to.
 */
export const submitPetition = command({
  name: 'petitions.submit-petition',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject(petitionText),
  errors: [TooManyOpen, SponsorsMissing],
  begins: 'process',
  interactive: true,
  async run(ctx, { title, essence, demand, categoryId, territoryId }) {
    const { actor, tenantId, settings } = ctx;
    refuseCapitals(settings, title);
    if (settings.sponsorsNeeded > 0) throw new SponsorsMissing({ needed: settings.sponsorsNeeded, have: 0 });
    await refuseTooManyOpen(ctx);
    await checkPlaces(ctx, { categoryId, territoryId });
    const submittedAt = await ctx.now();
    const petition = await ctx.db.petition.create({
      data: {
        tenantId,
        ref: newRef(),
        title,
        essence,
        demand,
        norm: normOf({ title, essence, demand }),
        categoryId: categoryId ?? null,
        territoryId: territoryId ?? null,
        authorId: actor.participantId,
        authorName: actor.publicName ?? '',
        state: 'moderation',
        submittedAt,
      },
    });
    await beginCheck(ctx, petition, submittedAt);
    return { petitionId: petition.id };
  },
});
