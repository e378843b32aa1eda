/** A moment as the hromada's clock shows it, for a `datetime-local` field: `2026-11-20T18:30:05`. */
export const localTime = (at: string, timeZone: string): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone }).replace(' ', 'T');

/** Half-open windows: the last moment of a cluster itself must be in it. */
export const justAfter = (at: string): string => new Date(Date.parse(at) + 1_000).toISOString();
