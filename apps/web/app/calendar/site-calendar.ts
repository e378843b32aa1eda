import type { SiteContext } from '@viche/site';

/** A matter of the calendar as its query answers it. */
export interface Matter {
  readonly key: string;
  readonly icon: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly note: string | null;
  readonly day: string;
}

const CALENDAR = /* GraphQL */ `
  query SiteCalendar($from: Day!, $until: Day!) {
    siteCalendar(from: $from, until: $until) {
      matters { key icon kind title path note day }
      tags
    }
  }
`;

const DAY_MS = 86_400_000;
/** How far people plan: terms of petitions run for months. */
const DAYS_AHEAD = 366;

/** `2026-12-12`, as the hromada's calendar shows the moment. */
const dayOf = (at: number, timeZone: string): string => new Date(at).toLocaleDateString('sv-SE', { timeZone });

/** What ends and happens from today on, in the hromada's days. */
export async function readCalendar(
  site: Pick<SiteContext, 'query' | 'cacheFor' | 'tenant'>,
): Promise<{ readonly today: string; readonly matters: readonly Matter[] }> {
  const { timeZone } = site.tenant;
  const now = Date.now();
  const today = dayOf(now, timeZone);
  const until = dayOf(now + DAYS_AHEAD * DAY_MS, timeZone);
  const { siteCalendar } = await site.query<{
    siteCalendar: { readonly matters: readonly Matter[]; readonly tags: readonly string[] };
  }>(CALENDAR, { from: today, until });
  site.cacheFor('config', ...siteCalendar.tags);
  return { today, matters: siteCalendar.matters };
}

/** The matters by month, `2026-12`, in their order. */
export function byMonth(matters: readonly Matter[]): readonly (readonly [month: string, matters: readonly Matter[]])[] {
  const months = new Map<string, Matter[]>();
  for (const matter of matters) {
    const month = matter.day.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), matter]);
  }
  return [...months];
}

/** Days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
