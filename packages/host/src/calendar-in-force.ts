import { createHash } from 'node:crypto';
import { type Calendar, type CalendarDay, type CalendarRegime, openCalendar } from '@viche/calendar';
import type { Session } from '@viche/db';

/** The state calendar as its tables have it now. */
export async function readStateCalendar({ sql }: Session): Promise<Calendar> {
  const days = await sql<CalendarDay>`
    select calendar, recur, kind, valid_from as "validFrom", valid_to as "validTo", name, source, verified from calendar_day order by 1, 2, 3, 4`;
  const regimes = await sql<CalendarRegime & { verified: boolean }>`
    select regime, "from", "to", effect, source, false as verified from calendar_regime order by 1, 2`;
  return openCalendar({
    days,
    regimes,
    edition: `ua-state/${newestOf(days)}, ${days.length} rows, ${markOf([days, regimes])}`,
  });
}

/** The state calendar under the hromada's own days, where it has some. */
export async function overlayOf({ sql }: Session, tenantId: string, state: Calendar): Promise<Calendar> {
  const own = await sql<{ day: string; kind: CalendarDay['kind']; source: string }>`
    select day::text, kind, source from tenant_calendar_day
    where tenant_id = ${tenantId}::uuid and ended_at is null order by day`;
  if (own.length === 0) return state;
  const days = own.map(({ day, kind, source }) => ({
    calendar: 'local',
    recur: `date:${day}`,
    kind,
    name: 'local-day',
    source,
    validFrom: day,
    validTo: day,
    verified: true,
  }));
  return openCalendar({
    ...state,
    days: [...state.days, ...days],
    edition: `${state.edition ?? ''}, local ${markOf(days)}`,
  });
}

const newestOf = (days: readonly CalendarDay[]): string =>
  days
    .map((day) => String(day.validFrom))
    .sort()
    .at(-1) ?? 'empty';

/** Tells two states of the tables apart, whatever was edited in them. */
const markOf = (rows: unknown): string => createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 10);
