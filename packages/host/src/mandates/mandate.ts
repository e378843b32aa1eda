import { z } from 'zod';

/** As what the applicant works for the council. */
export const MANDATE_ROLES = ['head', 'secretary', 'employee'] as const;
export type MandateRole = (typeof MANDATE_ROLES)[number];

/** `lapsed`: approved, but no site was opened in time. `used`: a site was opened by it. */
export const MANDATE_STATES = ['waiting', 'approved', 'refused', 'withdrawn', 'lapsed', 'used'] as const;
export type MandateState = (typeof MANDATE_STATES)[number];

/** Who stands behind a letter and what its file is called: sealed in one piece, forgotten in one piece. */
export const mandateDetails = z.object({
  /** As the e-ID said it. */
  name: z.string(),
  email: z.string(),
  locale: z.enum(['uk', 'en']),
  fileName: z.string(),
  /** As the file states them; nothing of it is verified here (ADR 021). */
  signers: z.array(
    z.object({
      name: z.string(),
      organisation: z.string().nullable(),
      post: z.string().nullable(),
      signedAt: z.string().nullable(),
    }),
  ),
});
export type MandateDetails = z.output<typeof mandateDetails>;

/** Table under which a letter's parts are sealed. */
export const MANDATE_TABLE = 'application_mandate';
