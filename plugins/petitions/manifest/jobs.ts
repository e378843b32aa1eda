import { z } from 'zod';

/** A job takes what it knows and nothing else. */
const petitionJob = z.strictObject({ petitionId: z.uuid() });

/** What is done after the act, or by the clock. */
export const jobs = {
  findEnded: { payload: z.strictObject({}), cron: '* * * * *', attempts: 3 },
  endPetition: { payload: petitionJob },
  lapseChanges: { payload: petitionJob },
  lapseMerge: { payload: z.strictObject({ mergeId: z.uuid() }) },
  checkThreshold: { payload: petitionJob },
  sweepDrafts: { payload: z.strictObject({}), cron: '17 * * * *', attempts: 3 },
  expireDraft: { payload: petitionJob },
  lapseSponsorCall: { payload: petitionJob },
  countDays: { payload: z.strictObject({}), cron: '* * * * *', attempts: 3 },
  freezeQuarters: { payload: z.strictObject({}), cron: '20 4 * * *', attempts: 3 },
  indexTexts: { payload: z.strictObject({}), cron: '*/5 * * * *', attempts: 3 },
  countRecent: { payload: z.strictObject({}), cron: '*/15 * * * *', attempts: 3 },
  findClusters: { payload: z.strictObject({}), cron: '*/10 * * * *', attempts: 3 },
  forgetTraces: { payload: z.strictObject({}), cron: '41 2 * * *', attempts: 3 },
  tellPutAside: {
    payload: z.strictObject({
      invalidationId: z.uuid(),
      template: z.enum(['signatureInvalidated', 'signatureRestored']),
      after: z.uuid().optional(),
    }),
  },
  tellSignatories: {
    payload: petitionJob.extend({
      template: z.enum(['reviewAnnounced', 'answered', 'merged']),
      after: z.uuid().optional(),
    }),
  },
  findForgotten: { payload: z.strictObject({}), cron: '17 2 * * *', attempts: 3 },
  anonymiseSignatures: { payload: petitionJob.extend({ part: z.int().min(0).default(0) }) },
  stepImport: { payload: z.strictObject({ importId: z.uuid(), part: z.int().min(0).default(0) }) },
};
