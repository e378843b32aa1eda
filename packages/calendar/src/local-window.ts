import { Temporal } from 'temporal-polyfill';
import { dayNumberOf, type LocalDay } from './local-day.ts';
import { type Instant, instantOf, startOfDay } from './zone.ts';

/** Wall-clock time without a zone, `YYYY-MM-DDTHH:MM` (seconds may follow). */
export type LocalDateTime = string;

/** Half-open `[opensAt, closesAt)`; `hours` is what really passes, so a window over the autumn change is an hour longer. */
export interface LocalWindow {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly hours: number;
}

const MS_PER_HOUR = 3_600_000;

function resolve(local: LocalDateTime, zone: string, disambiguation: 'compatible' | 'later'): Instant {
  return instantOf(Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds);
}

/**
 * When something opens that is announced by the local clock. A time skipped in spring moves forward by the gap; of a
 * time that comes twice in autumn the first counts, so the window is never shorter than announced.
 * @throws RangeError when the text is no local time or the zone is unknown
 */
export function openingInstant(local: LocalDateTime, zone: string): Instant {
  return resolve(local, zone, 'compatible');
}

/**
 * When something closes that is announced by the local clock. A skipped time moves forward; of a time that comes
 * twice the second counts.
 * @throws RangeError when the text is no local time or the zone is unknown
 */
export function closingInstant(local: LocalDateTime, zone: string): Instant {
  return resolve(local, zone, 'later');
}

/**
 * @example localWindow('2026-10-14T14:00', '2026-10-28T14:00', 'Europe/Kyiv').hours // 337, the clock goes back on 25.10
 */
export function localWindow(opens: LocalDateTime, closes: LocalDateTime, zone: string): LocalWindow {
  const opensAt = openingInstant(opens, zone);
  const closesAt = closingInstant(closes, zone);
  return { opensAt, closesAt, hours: (Date.parse(closesAt) - Date.parse(opensAt)) / MS_PER_HOUR };
}

/** Length of a local day in hours: 23, 24 or 25 in Kyiv. */
export function hoursInDay(day: LocalDay, zone: string): number {
  const number = dayNumberOf(day);
  return (startOfDay(number + 1, zone) - startOfDay(number, zone)) / MS_PER_HOUR;
}
