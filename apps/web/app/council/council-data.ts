/** Texts that the form asks for, as `updateCouncil` takes them. */
export const COUNCIL_TEXTS = [
  'officialName',
  'shortName',
  'officialNameEn',
  'shortNameEn',
  'phone',
  'email',
  'address',
  'addressEn',
  'desk',
  'deskEn',
  'hours',
  'hoursEn',
  'statuteUrl',
  'statuteEdition',
] as const;
export type CouncilText = (typeof COUNCIL_TEXTS)[number];

export const COUNCIL_FIELDS = [...COUNCIL_TEXTS, 'population'] as const;

/** Answer of the query `councilFacts`. */
export interface CouncilData extends Readonly<Record<CouncilText, string>> {
  readonly population: number;
  readonly locales: readonly string[];
  /** The language that the law wants, and which therefore cannot go. */
  readonly requiredLocale: string | null;
  readonly revision: number;
}
