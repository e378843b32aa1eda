import { z } from 'zod';
import type { PetitionSettings } from '../plugin.ts';

/** The settings snapshot that a petition carries from its publication on: later changes of settings do not touch it. */
export const petitionRules = z.object({
  signatureThreshold: z.int(),
  collectDays: z.int(),
  signAssurance: z.enum(['email', 'eid', 'resident']),
  minAge: z.int(),
  signAfterThreshold: z.enum(['stop', 'until-announced', 'until-end']),
  /** Petitions of the time before there was paper have neither. */
  paperSignatures: z.boolean().default(false),
  paperEntryDays: z.int().default(0),
  announceDays: z.int(),
  reviewDays: z.int(),
  moderationDays: z.int(),
  /** Petitions published before the setting came had no initiative group. */
  sponsorsNeeded: z.int().default(0),
  statuteUrl: z.string().nullable(),
  statuteEdition: z.string().nullable(),
  statuteClause: z.string(),
});
export type PetitionRules = z.output<typeof petitionRules>;

/** Freezes the rules in force at publication. */
export function freezeRules(
  settings: PetitionSettings,
  statute: { statuteUrl: string | null; statuteEdition: string | null },
): PetitionRules {
  return petitionRules.parse({ ...settings, ...statute });
}
