import { baseOf, type Calendar, type CalendarDay } from './calendar.ts';
import { type DayBook, dayBookOf } from './day-book.ts';
import { type DayNumber, dayNumberFrom, isWeekend, type LocalDay, localDayOf } from './local-day.ts';

/** A day off that the law would move; nothing is counted by it until a person adds `row` to the table with the act. */
export interface TransferProposal {
  readonly holiday: string;
  readonly holidayOn: LocalDay;
  /** Ready to be stored once confirmed; the person replaces `source` by the act and sets `verified`. */
  readonly row: CalendarDay;
  /** Name of the regime under which the row would have no force on its day; null in ordinary times. */
  readonly suspendedBy: string | null;
}

const SOURCE = 'КЗпП 67(3)';

interface HolidayOnWeekend {
  readonly day: DayNumber;
  readonly row: CalendarDay;
}

function holidaysOnWeekends(book: DayBook, base: string, year: number): HolidayOnWeekend[] {
  const found: HolidayOnWeekend[] = [];
  const newYear = dayNumberFrom(year, 1, 1) as DayNumber;
  const nextYear = dayNumberFrom(year + 1, 1, 1) as DayNumber;
  for (let day = newYear; day < nextYear; day += 1) {
    if (!isWeekend(day)) continue;
    for (const row of book.rowsOn(day)) if (row.calendar === base && row.kind === 'holiday') found.push({ day, row });
  }
  return found;
}

/**
 * Proposes `date:` rows for the holidays of a year that fall on a weekend: the day off moves to the next day that is
 * not a day off already, so that 1 May on a Saturday and Easter on the Sunday after it take Monday and Tuesday.
 * Transfers that the table already has are not proposed again. Source of the rule: КЗпП art. 67(3).
 */
export function proposeTransfers(calendar: Calendar, year: number): TransferProposal[] {
  const book = dayBookOf(calendar);
  const base = baseOf(calendar);
  const taken = new Set<DayNumber>();
  const isFree = (day: DayNumber) =>
    !isWeekend(day) &&
    !taken.has(day) &&
    !book.rowsOn(day).some((row) => row.calendar === base && row.kind !== 'working');

  return holidaysOnWeekends(book, base, year).flatMap(({ day, row }) => {
    const name = `${row.name}-moved`;
    if (calendar.days.some((known) => known.name === name && known.recur.startsWith(`date:${year}-`))) return [];
    let target = day + 1;
    while (!isFree(target)) target += 1;
    taken.add(target);
    const on = localDayOf(target);
    const regime = book.regimesOn(target).find(({ effect }) => effect.includes('ignore-transfers'));
    return {
      holiday: row.name,
      holidayOn: localDayOf(day),
      row: {
        calendar: base,
        recur: `date:${on}`,
        kind: 'day-off' as const,
        name,
        source: SOURCE,
        validFrom: on,
        validTo: on,
        verified: false,
      },
      suspendedBy: regime?.regime ?? null,
    };
  });
}
