/**
 * Age bands of published figures, by the least full years of each; somebody whose age nobody knows stands apart. Eighteen is
 * where votes begin (Constitution of Ukraine, art. 70), sixty the age of the State Statistics Service's older people; between
 * them the usual bands of its tables.
 */
export const AGE_BANDS = [
  { key: 'under-18', from: 0 },
  { key: 'from-18-to-24', from: 18 },
  { key: 'from-25-to-34', from: 25 },
  { key: 'from-35-to-44', from: 35 },
  { key: 'from-45-to-59', from: 45 },
  { key: 'from-60', from: 60 },
] as const;

export const AGE_BAND_KEYS = [...AGE_BANDS.map(({ key }) => key), 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number]['key'] | 'unknown';

/** The band of an age in full years. */
export function ageBand(age: number | null): AgeBand {
  return age === null ? 'unknown' : (AGE_BANDS.findLast(({ from }) => age >= from)?.key ?? 'unknown');
}
