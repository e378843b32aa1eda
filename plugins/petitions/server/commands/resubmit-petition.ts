import { Conflict, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, movePetition, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { tellAuthor, tellStaff } from '../letters.ts';
import { keepRevision, normOf, petitionText, refuseCapitals } from '../petition-text.ts';
import { DRAFTING, type PetitionState } from '../states.ts';
import { moderationTerm } from '../terms.ts';

/**
 * Hands a mended text in again: a new version beside the old ones, and a whole new term for the check. A text that lapsed to a
 * draft comes back the same way.
 */
export const resubmitPetition = command({
  name: 'petitions.resubmit-petition',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  /** `textVersion` is the one that the author corrected. */
  input: z
    .strictObject({ petitionId: z.uuid(), textVersion: z.int().min(1), ...petitionText })
    .omit({ categoryId: true, territoryId: true }),
  errors: [WrongState],
  interactive: true,
  async run(ctx, { petitionId, textVersion, ...text }) {
    refuseCapitals(ctx.settings, text.title);
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.authorId !== ctx.actor.participantId) throw new NotFound({});
    if (!DRAFTING.has(petition.state as PetitionState) || !petition.submittedAt)
      throw new WrongState({ state: petition.state });
    if (petition.textVersion !== textVersion) throw new Conflict({});
    const submittedAt = await ctx.now();
    const subject = subjectOf(petitionId);
    const version = textVersion + 1;
    await ctx.deadlines.finish('petitions.changes', subject, 'met');
    await ctx.deadlines.start(
      'petitions.moderation',
      subject,
      moderationTerm(ctx.settings.moderationDays),
      submittedAt,
    );
    await keepRevision(ctx, petitionId, version, text, submittedAt);
    await ctx.emit('petitions.submitted.v1', { petitionId });
    await tellAuthor(ctx, petition, 'submitted', String(version));
    await tellStaff(ctx, petitionId, ['moderator'], 'toCheck', String(version));
    await movePetition(ctx, petition, {
      ...text,
      norm: normOf(text),
      textVersion: version,
      state: 'moderation',
      submittedAt,
    });
    return { petitionId };
  },
});
