const DAY_MS = 86_400_000;

/** Whole days until a moment, the last begun one counted; 0 when it has passed. */
export function daysLeft(until: string, now = Date.now()): number {
  return Math.max(0, Math.ceil((new Date(until).getTime() - now) / DAY_MS));
}

/** Last local day of a term whose first instant too late is `before`. */
export function lastDay(before: string): Date {
  return new Date(new Date(before).getTime() - 1);
}
