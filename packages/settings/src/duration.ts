export const DURATION_UNITS = ['hours', 'days', 'weeks', 'months', 'years'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** A length of time as a person sets it: one number and one unit. */
export interface TypedDuration {
  readonly amount: number;
  readonly unit: DurationUnit;
}

const LETTERS: Readonly<Record<DurationUnit, string>> = { hours: 'H', days: 'D', weeks: 'W', months: 'M', years: 'Y' };
const ONE_UNIT = /^P(?:T(\d{1,6})H|(\d{1,6})([DWMY]))$/;

/** ISO 8601 duration: 48 hours is `PT48H`, 90 days `P90D`, three months `P3M`. */
export function isoDuration({ amount, unit }: TypedDuration): string {
  return unit === 'hours' ? `PT${amount}H` : `P${amount}${LETTERS[unit]}`;
}

/** The number and the unit of an ISO duration that has exactly one of each; null otherwise. */
export function readDuration(iso: string): TypedDuration | null {
  const found = ONE_UNIT.exec(iso);
  if (!found) return null;
  if (found[1] !== undefined) return { amount: Number(found[1]), unit: 'hours' };
  const unit = DURATION_UNITS.find((name) => name !== 'hours' && LETTERS[name] === found[3]);
  return unit ? { amount: Number(found[2]), unit } : null;
}
