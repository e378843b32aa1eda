import { openingInstant } from '@viche/calendar';

/** A moment as the hromada's clock shows it, for a `datetime-local` field: `2026-11-20T18:30:05`. */
export const localTime = (at: string, timeZone: string): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');

/** What stands in a `datetime-local` field as an instant; what is no moment stays as it was typed, for the API to refuse. */
export function instantOf(typed: string, timeZone: string): string {
  try {
    return new Date(openingInstant(typed, timeZone)).toISOString();
  } catch {
    return typed;
  }
}

/** Half-open windows: the last moment of a cluster itself must be in it. */
export const justAfter = (at: string): string => new Date(Date.parse(at) + 1_000).toISOString();
