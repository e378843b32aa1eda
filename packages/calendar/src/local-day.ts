import { z } from 'zod';
import { CalendarError } from './errors.ts';

/** A day of the civil calendar, `YYYY-MM-DD`. It belongs to no zone. */
export const localDaySchema = z.iso.date();
export type LocalDay = z.output<typeof localDaySchema>;

/** Days since 1970-01-01: all counting is done on these whole numbers, so no zone can bend it. */
export type DayNumber = number;

export const MS_PER_DAY = 86_400_000;
const SATURDAY = 6;

/** @throws CalendarError `calendar/bad-day` when the text is no day of the calendar, 30 February for example */
export function dayNumberOf(day: LocalDay): DayNumber {
  const number = Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
  // V8 reads 30 February as 2 March; only the way back shows it.
  if (Number.isNaN(number) || localDayOf(number) !== day) throw new CalendarError('calendar/bad-day', day);
  return number;
}

export function localDayOf(day: DayNumber): LocalDay {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function yearOf(day: DayNumber): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** Saturday or Sunday: the five-day week of public bodies. */
export function isWeekend(day: DayNumber): boolean {
  const weekday = new Date(day * MS_PER_DAY).getUTCDay();
  return weekday === 0 || weekday === SATURDAY;
}

/** Day number of a date in the Gregorian calendar, or null where the month has no such day (29 February). */
export function dayNumberFrom(year: number, month: number, dayOfMonth: number): DayNumber | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return date.getUTCMonth() === month - 1 ? date.getTime() / MS_PER_DAY : null;
}

/** The same day number `months` later, clamped to the end of a shorter month. `clamped` tells that it was. */
export function addMonths(day: DayNumber, months: number): { day: DayNumber; clamped: boolean } {
  const start = new Date(day * MS_PER_DAY);
  const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const last = new Date(first);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  const clamped = start.getUTCDate() > last.getUTCDate();
  const dayOfMonth = clamped ? last.getUTCDate() : start.getUTCDate();
  return { day: first / MS_PER_DAY + dayOfMonth - 1, clamped };
}
