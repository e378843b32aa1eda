import { monthAfter } from '@viche/plugin-api';
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

const MONTH_NAME = /^\d{4}-(0[1-9]|1[0-2])$/;
const MONTHS_AHEAD = 12;

/** The asked month where the calendar reaches it, this month where none was asked for, null for any other. */
export function shownMonth(asked: string | null, today: string): string | null {
  const first = today.slice(0, 7);
  if (asked === null) return first;
  return MONTH_NAME.test(asked) && asked >= first && asked <= monthAfter(first, MONTHS_AHEAD) ? asked : null;
}

const MONTH = /* GraphQL */ `
  query CalendarMonth($from: Day!, $until: Day!, $first: Day!) {
    matters: siteCalendar(from: $from, until: $until) { matters { key icon kind title path note day } tags }
    days: siteCalendar(from: $first, until: $until) { daysOff { day why } }
  }
`;

/** One month of the calendar. */
export interface CalendarMonth {
  readonly month: string;
  readonly days: readonly { readonly day: string; readonly off: string | null }[];
  readonly matters: readonly Matter[];
}

/** The days of a month, what is on each from today on, and on which nobody works. */
export async function readMonth(
  site: Pick<SiteContext, 'query' | 'cacheFor'>,
  month: string,
  today: string,
): Promise<CalendarMonth> {
  const first = `${month}-01`;
  const length = daysBetween(first, `${monthAfter(month, 1)}-01`);
  const until = `${month}-${length}`;
  const { matters, days } = await site.query<{
    matters: { readonly matters: readonly Matter[]; readonly tags: readonly string[] };
    days: { readonly daysOff: readonly { readonly day: string; readonly why: string }[] };
  }>(MONTH, { from: first < today ? today : first, until, first });
  site.cacheFor(...matters.tags);
  const why = new Map(days.daysOff.map((off) => [off.day, off.why]));
  return {
    month,
    matters: matters.matters,
    days: Array.from({ length }, (_, place) => {
      const day = `${month}-${String(place + 1).padStart(2, '0')}`;
      return { day, off: why.get(day) ?? null };
    }),
  };
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
