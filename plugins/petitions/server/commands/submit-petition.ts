import { BadInput, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { TooManyOpen } from '../errors.ts';
import { tellAuthor, tellStaff } from '../letters.ts';
import { keepRevision, normOf, petitionText } from '../petition-text.ts';
import { newRef } from '../ref.ts';
import { OPEN } from '../states.ts';
import { moderationTerm } from '../terms.ts';

/** Hands a new petition in for the legal check before publication. */
export const submitPetition = command({
  name: 'petitions.submit-petition',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject(petitionText),
  errors: [TooManyOpen],
  interactive: true,
  async run(ctx, { title, essence, demand, categoryId }) {
    const { actor, tenantId } = ctx;
    // Two submissions of one person at once: the gate on the person makes the second see the first.
    await ctx.gate('PetitionAuthor', actor.participantId!, 'move');
    const open = await ctx.db.petition.count({
      where: { tenantId, authorId: actor.participantId, state: { in: [...OPEN] } },
    });
    if (open >= ctx.settings.maxOpenPerPerson) throw new TooManyOpen({ limit: ctx.settings.maxOpenPerPerson });
    if (categoryId) {
      const category = await ctx.db.petitionCategory.findFirst({
        where: { tenantId, id: categoryId, archivedAt: null },
      });
      if (!category) throw new BadInput({ fields: [{ field: 'categoryId', problem: 'unknown' }] });
    }
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
        authorId: actor.participantId,
        authorName: actor.publicName ?? '',
        state: 'moderation',
        submittedAt,
      },
    });
    await keepRevision(ctx, petition.id, petition.textVersion, petition, submittedAt);
    await ctx.deadlines.start(
      'petitions.moderation',
      { type: 'Petition', id: petition.id },
      moderationTerm(ctx.settings.moderationDays),
      submittedAt,
    );
    await ctx.emit('petitions.submitted.v1', { petitionId: petition.id });
    await tellAuthor(ctx, petition, 'submitted');
    await tellStaff(ctx, petition.id, ['moderator'], 'toCheck');
    return { petitionId: petition.id };
  },
});
