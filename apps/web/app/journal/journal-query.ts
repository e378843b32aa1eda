import type { JournalQuery } from '@viche/site';

export const JOURNAL_FIELDS = ['action', 'actor', 'subject', 'from', 'until'] as const;

/** Which rows of the log are asked for, out of an address or of a form; whatever is no text is left out. */
export function journalQuery(given: Pick<URLSearchParams, 'get'> | FormData): JournalQuery {
  const named = [...JOURNAL_FIELDS, 'after' as const].flatMap((name) => {
    const value = given.get(name);
    return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(named);
}
