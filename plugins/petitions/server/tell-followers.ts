import type { DeliveredEvent, FollowersLetter } from '@viche/plugin-api';
import { z } from 'zod';
import { subjectOf } from './case.ts';
import type { PetitionsContext } from './jobs.ts';
import { readersKey } from './letters.ts';

const about = z.object({ petitionId: z.uuid() });
const milestone = about.extend({ milestone: z.int() });

/** Templates of letters to followers; each stands in the catalogues under `mail.followers.<name>`. */
export const FOLLOWERS_TEMPLATES = [
  'milestone',
  'thresholdReached',
  'reviewAnnounced',
  'reviewPaused',
  'reviewResumed',
  'answered',
  'answerCorrected',
  'implementationChanged',
  'expired',
  'withdrawn',
  'takenDown',
] as const;
export type FollowersTemplate = (typeof FOLLOWERS_TEMPLATES)[number];

/** Of these every author is told in a letter of his own, so a follow of his own petition adds nothing. */
const AUTHOR_IS_TOLD: ReadonlySet<FollowersTemplate> = new Set([
  'thresholdReached',
  'reviewAnnounced',
  'reviewPaused',
  'reviewResumed',
  'answered',
  'answerCorrected',
  'expired',
  'withdrawn',
  'takenDown',
]);

async function tell(
  ctx: PetitionsContext,
  event: DeliveredEvent,
  template: FollowersTemplate,
  params: FollowersLetter['params'] = {},
): Promise<void> {
  const { petitionId } = about.parse(event.payload);
  const petition = await ctx.db.petition.findFirst({
    where: { tenantId: ctx.tenantId, id: petitionId },
    select: { authorId: true },
  });
  if (!petition) return;
  await ctx.tellFollowers({
    subject: subjectOf(petitionId),
    template: `${template}ToFollower`,
    params: { petitionId, ...params },
    // Signatories are told of these two as well, under the same key: one reader, one letter.
    dedupeKey:
      template === 'reviewAnnounced' || template === 'answered'
        ? readersKey(template, petitionId)
        : `petitions:${template}:${petitionId}:follower:${event.id}`,
    except: petition.authorId && AUTHOR_IS_TOLD.has(template) ? [petition.authorId] : [],
  });
}

const telling =
  (template: FollowersTemplate) =>
  (event: DeliveredEvent, ctx: PetitionsContext): Promise<void> =>
    tell(ctx, event, template);

/** The public events of a petition, each told once to each follower. */
export const followersEvents = {
  async 'petitions.milestone-reached.v1'(event: DeliveredEvent, ctx: PetitionsContext): Promise<void> {
    const percent = milestone.parse(event.payload).milestone;
    // The whole is told when the rows have been counted again and the petition has moved on.
    if (percent < 100) await tell(ctx, event, 'milestone', { percent });
  },
  'petitions.threshold-reached.v1': telling('thresholdReached'),
  'petitions.review-announced.v1': telling('reviewAnnounced'),
  'petitions.review-paused.v1': telling('reviewPaused'),
  'petitions.review-resumed.v1': telling('reviewResumed'),
  'petitions.answered.v1': telling('answered'),
  'petitions.answer-corrected.v1': telling('answerCorrected'),
  'petitions.implementation-changed.v1': telling('implementationChanged'),
  'petitions.expired.v1': telling('expired'),
  'petitions.withdrawn.v1': telling('withdrawn'),
  'petitions.taken-down.v1': telling('takenDown'),
} as const;
