import type { Calendar } from './calendar.ts';
import { type DayStatus, dayBookOf } from './day-book.ts';
import { CalendarError } from './errors.ts';
import { type DayNumber, dayNumberOf, type LocalDay, localDayOf } from './local-day.ts';
import { currentLocalDay, type InstantInput, KYIV } from './zone.ts';

/** A year and more without a working day is a mistake in the table, not a calendar. */
export const LONGEST_REST = 400;

/** Status of a day as one deadline sees it: its rule may freeze the regime to the day of the start. */
export type StatusOn = (day: DayNumber) => DayStatus;

/**
 * Whether a day is worked and why. A moment may stand for the day: then it is the local day of `zone`.
 * @throws CalendarError `calendar/bad-day`, `calendar/bad-instant`
 */
export function workingDayStatus(calendar: Calendar, day: LocalDay | InstantInput, zone: string = KYIV): DayStatus {
  const localDay = typeof day === 'string' && !day.includes('T') ? day : currentLocalDay(day, zone);
  return dayBookOf(calendar).statusOn(dayNumberOf(localDay));
}

/** The bare answer of `workingDayStatus`. */
export function isWorkingDay(calendar: Calendar, day: LocalDay | InstantInput, zone: string = KYIV): boolean {
  return workingDayStatus(calendar, day, zone).working;
}

/** The nearest working day after `day` (`step` 1) or before it (`step` -1). */
export function neighbouringWorkingDay(statusOn: StatusOn, day: DayNumber, step: 1 | -1): DayNumber {
  for (let distance = 1; distance <= LONGEST_REST; distance += 1) {
    const candidate = day + step * distance;
    if (statusOn(candidate).working) return candidate;
  }
  throw new CalendarError('calendar/no-working-day', `within ${LONGEST_REST} days of ${localDayOf(day)}`);
}

/**
 * The `count`-th working day after `day`, or before it when `count` is negative; `day` itself when it is 0. The day
 * counted from is never counted, as in the law.
 * @throws CalendarError `calendar/bad-day`; `calendar/no-working-day` when the table leaves none
 */
export function addWorkingDays(calendar: Calendar, day: LocalDay, count: number): LocalDay {
  const book = dayBookOf(calendar);
  const statusOn: StatusOn = (number) => book.statusOn(number);
  const step = count > 0 ? 1 : -1;
  let current = dayNumberOf(day);
  for (let left = Math.abs(count); left > 0; left -= 1) current = neighbouringWorkingDay(statusOn, current, step);
  return localDayOf(current);
}

/**
 * Working days after `from` up to and with `to`; negative, without `from` but with `to`, when `to` is earlier. So
 * `workingDaysBetween(c, d, addWorkingDays(c, d, n))` is `n` for any whole `n`.
 * @throws CalendarError `calendar/bad-day`
 */
export function workingDaysBetween(calendar: Calendar, from: LocalDay, to: LocalDay): number {
  const book = dayBookOf(calendar);
  const [start, end] = [dayNumberOf(from), dayNumberOf(to)];
  const step = start <= end ? 1 : -1;
  let count = 0;
  for (let day = start; day !== end; day += step) if (book.statusOn(day + step).working) count += step;
  return count;
}
