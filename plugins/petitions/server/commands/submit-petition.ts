import { cleanText, normaliseForSearch } from '@viche/i18n';
import { BadInput, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { TooManyOpen } from '../errors.ts';
import { newRef } from '../ref.ts';
import { OPEN } from '../states.ts';
import { moderationTerm } from '../terms.ts';

const LETTERS = /\p{L}/u;

/** A text of the petition: cleaned, trimmed, with at least some letters in it. */
const text = (min: number, max: number) =>
  z
    .string()
    .max(max * 2)
    .transform((value) => cleanText(value).trim())
    .pipe(z.string().min(min).max(max).regex(LETTERS));

/** Hands a new petition in for the legal check before publication. */
export const submitPetition = command({
  name: 'petitions.submit-petition',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({
    title: text(10, 150),
    essence: text(30, 5_000),
    demand: text(10, 5_000),
    categoryId: z.uuid().optional(),
  }),
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
        norm: normaliseForSearch(`${title}\n${essence}\n${demand}`),
        categoryId: categoryId ?? null,
        authorId: actor.participantId,
        authorName: actor.publicName ?? '',
        state: 'moderation',
        submittedAt,
      },
    });
    await ctx.deadlines.start(
      'petitions.moderation',
      { type: 'Petition', id: petition.id },
      moderationTerm(ctx.settings.moderationDays),
      submittedAt,
    );
    await ctx.emit('petitions.submitted.v1', { petitionId: petition.id });
    await ctx.notify({
      template: 'submitted',
      participantId: actor.participantId!,
      params: { petitionId: petition.id },
      dedupeKey: `petitions.submitted:${petition.id}`,
    });
    return { petitionId: petition.id };
  },
});
