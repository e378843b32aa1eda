const DAY_MS = 86_400_000;

/** The last day on which it is not too late: a term that ends at midnight belongs to the day before. */
export function lastDayOf(endsAt: string): Date {
  return new Date(Date.parse(endsAt) - 1);
}

/** Days left, the one that runs counted in; 0 when the time is over. */
export function wholeDaysUntil(endsAt: string, now: string): number {
  return Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / DAY_MS));
}

/** Hours left, the one that runs counted in. */
export function hoursUntil(endsAt: string, now: string): number {
  return Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / 3_600_000));
}
