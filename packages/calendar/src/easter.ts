import { type DayNumber, dayNumberFrom, type LocalDay, localDayOf } from './local-day.ts';

/**
 * Easter by the Julian reckoning, as a date of the Gregorian calendar. The Paschal full moon follows the 19-year lunar
 * cycle and the 28-year solar cycle of the Julian calendar; then the distance of the two calendars is added.
 */
export function julianEasterNumber(year: number): DayNumber {
  const moon = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  // Days after 22 March of the Julian calendar; between the calendars lie 13 days in this century.
  const calendarGap = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  const firstOfMarch = dayNumberFrom(year, 3, 1) as DayNumber;
  return firstOfMarch + moon + toSunday + 21 + calendarGap;
}

/** @example julianEaster(2027) // '2027-05-02' */
export function julianEaster(year: number): LocalDay {
  return localDayOf(julianEasterNumber(year));
}
