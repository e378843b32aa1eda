import { subjectOf } from './case.ts';
import { TooManyOpen } from './errors.ts';
import type { PetitionsContext } from './jobs.ts';
import { tellAuthor, tellStaff } from './letters.ts';
import { keepRevision, type PetitionText } from './petition-text.ts';
import { OPEN } from './states.ts';
import { moderationTerm } from './terms.ts';

/**
 * Lets one person have so many open petitions and no more. Drafts that nobody has seen do not count.
 *
 * @throws {TooManyOpen} at the limit of the hromada
 */
export async function refuseTooManyOpen({ db, tenantId, actor, settings, gate }: PetitionsContext): Promise<void> {
  // Two submissions of one person at once: the gate on the person makes the second see the first.
  await gate('PetitionAuthor', actor.participantId!, 'move');
  const open = await db.petition.count({
    where: { tenantId, authorId: actor.participantId, state: { in: [...OPEN] }, submittedAt: { not: null } },
  });
  if (open >= settings.maxOpenPerPerson) throw new TooManyOpen({ limit: settings.maxOpenPerPerson });
}

/** Starts the check of a text that was just handed in: the version is kept, the clock runs, author and moderators are told. */
export async function beginCheck(
  ctx: PetitionsContext,
  petition: PetitionText & { id: string; authorId: string | null; textVersion: number },
  submittedAt: Date,
): Promise<void> {
  await keepRevision(ctx, petition.id, petition.textVersion, petition, submittedAt);
  await ctx.deadlines.start(
    'petitions.moderation',
    subjectOf(petition.id),
    moderationTerm(ctx.settings.moderationDays),
    submittedAt,
  );
  await ctx.emit('petitions.submitted.v1', { petitionId: petition.id });
  await tellAuthor(ctx, petition, 'submitted');
  await tellStaff(ctx, petition.id, ['moderator'], 'toCheck');
}
