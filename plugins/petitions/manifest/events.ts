import { z } from 'zod';

const petitionId = z.object({ petitionId: z.uuid() });

/** Facts that the module tells. An event may grow. */
export const events = {
  'petitions.submitted.v1': petitionId,
  'petitions.changes-requested.v1': petitionId,
  'petitions.changes-lapsed.v1': petitionId,
  'petitions.refused.v1': petitionId.extend({ ground: z.string() }),
  'petitions.reopened.v1': petitionId,
  'petitions.taken-down.v1': petitionId.extend({ ground: z.string() }),
  'petitions.published.v1': petitionId.extend({ collectUntil: z.iso.datetime() }),
  'petitions.signed.v1': petitionId,
  'petitions.review-announced.v1': petitionId,
  'petitions.review-paused.v1': petitionId.extend({ hearingOn: z.iso.date() }),
  'petitions.review-resumed.v1': petitionId,
  'petitions.answered.v1': petitionId.extend({ outcome: z.string() }),
  'petitions.answer-corrected.v1': petitionId,
  'petitions.implementation-changed.v1': petitionId,
  'petitions.handed-over.v1': petitionId,
  'petitions.withdrawn.v1': petitionId,
  'petitions.signature-withdrawn.v1': petitionId,
  'petitions.paper-entered.v1': petitionId.extend({ signatures: z.int() }),
  'petitions.merge-proposed.v1': petitionId.extend({ targetId: z.uuid() }),
  'petitions.merge-lapsed.v1': petitionId.extend({ targetId: z.uuid() }),
  'petitions.merged.v1': petitionId.extend({ targetId: z.uuid() }),
  'petitions.imported.v1': z.object({ importId: z.uuid(), petitions: z.int() }),
  'petitions.milestone-reached.v1': petitionId.extend({ milestone: z.int() }),
  'petitions.threshold-reached.v1': petitionId.extend({ signatures: z.int() }),
  'petitions.signatures-under-review.v1': petitionId.extend({ count: z.int() }),
  'petitions.signatures-released.v1': petitionId.extend({ count: z.int() }),
  'petitions.signatures-invalidated.v1': petitionId.extend({ count: z.int() }),
  'petitions.invalidation-reverted.v1': petitionId.extend({ count: z.int() }),
  'petitions.many-invalidated.v1': petitionId.extend({ count: z.int(), ofDay: z.int(), percent: z.number() }),
  'petitions.text-corrected.v1': petitionId.extend({ textVersion: z.int() }),
  'petitions.collection-extended.v1': petitionId.extend({ collectUntil: z.iso.datetime() }),
  'petitions.expired.v1': petitionId.extend({ signatures: z.int() }),
};
