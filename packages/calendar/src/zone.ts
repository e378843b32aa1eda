import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { CalendarError } from './errors.ts';
import { type DayNumber, type LocalDay, localDayOf, MS_PER_DAY } from './local-day.ts';

/** A moment in UTC, ISO 8601 with `Z`, whole seconds written without a fraction. */
export type Instant = string;
/** What functions accept where a moment is wanted: any ISO text with an offset, or what the database driver gives. */
export type InstantInput = Instant | Date;

export const KYIV = 'Europe/Kyiv';
const NS_PER_MS = 1_000_000;

/** `Europe/Kiev`, the former spelling that older ICU data knows alone, becomes `Europe/Kyiv`. */
export function canonicalZone(zone: string): string {
  return zone === 'Europe/Kiev' ? KYIV : zone;
}

function isKnownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

export const zoneSchema = z.string().refine(isKnownZone, 'unknown time zone').transform(canonicalZone);

/** Accepts ISO text with `Z` or an offset, or a Date; gives the canonical text. */
export const instantSchema = z
  .union([z.iso.datetime({ offset: true }), z.date()])
  .transform((value) => instantOf(value));

/** Without an offset JavaScript would read the clock of the machine that runs it. */
const WITH_OFFSET = /T.*(Z|[+-]\d{2}:\d{2})$/;

/** @throws CalendarError `calendar/bad-instant` when the value is no moment, or a local time without an offset */
export function millisecondsOf(instant: InstantInput): number {
  const text = instant instanceof Date ? null : instant;
  const milliseconds = text === null || WITH_OFFSET.test(text) ? new Date(instant).getTime() : Number.NaN;
  if (Number.isNaN(milliseconds)) throw new CalendarError('calendar/bad-instant', String(instant));
  return milliseconds;
}

/** Canonical text of a moment: Date, ISO text or milliseconds since 1970. */
export function instantOf(value: InstantInput | number): Instant {
  const milliseconds = typeof value === 'number' ? value : millisecondsOf(value);
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

function zonedAt(milliseconds: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
}

function dayNumberAt(milliseconds: number, zone: string): DayNumber {
  const shift = zonedAt(milliseconds, zone).offsetNanoseconds / NS_PER_MS;
  return Math.floor((milliseconds + shift) / MS_PER_DAY);
}

/** The wall clock at a moment, `HH:MM`. */
export function clockAt(milliseconds: number, zone: string): string {
  return zonedAt(milliseconds, zone).toPlainTime().toString().slice(0, 5);
}

/** First moment of a local day, in milliseconds. */
export function startOfDay(day: DayNumber, zone: string): number {
  return Temporal.PlainDate.from(localDayOf(day)).toZonedDateTime(zone).epochMilliseconds;
}

/**
 * The day on the wall calendar of `zone` at a moment.
 * @example currentLocalDay('2026-11-20T22:30:00Z', 'Europe/Kyiv') // '2026-11-21'
 * @throws CalendarError `calendar/bad-instant`
 */
export function currentLocalDay(instant: InstantInput, zone: string = KYIV): LocalDay {
  return localDayOf(dayNumberAt(millisecondsOf(instant), zone));
}
