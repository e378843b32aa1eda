import {
  baseOf,
  type Calendar,
  type CalendarDay,
  type CalendarRegime,
  calendarSchema,
  readRecurrence,
} from './calendar.ts';
import { julianEasterNumber } from './easter.ts';
import { LocalClock } from './local-clock.ts';
import { type DayNumber, dayNumberFrom, dayNumberOf, isWeekend, localDayOf, yearOf } from './local-day.ts';

/**
 * Why a day is or is not worked. `why` is null for a plain weekday; otherwise `weekend`, `holiday.<name>`,
 * `transferred-day`, `transferred-working-day`, `local-day-off`, `local-working-day`, or the name of the regime that
 * makes a holiday a working day (`martial-law`).
 */
export interface DayStatus {
  readonly working: boolean;
  readonly why: string | null;
  readonly source: string | null;
}

const WEEKEND: DayStatus = { working: false, why: 'weekend', source: null };
const WEEKDAY: DayStatus = { working: true, why: null, source: null };

function occurrenceIn(year: number, row: CalendarDay): DayNumber | null {
  const recurrence = readRecurrence(row.recur);
  if (recurrence === null) return null;
  if (recurrence.every === 'year') return dayNumberFrom(year, recurrence.month, recurrence.dayOfMonth);
  if (recurrence.every === 'easter') return julianEasterNumber(year) + recurrence.offset;
  return dayNumberOf(recurrence.on);
}

function hasForceOn(row: CalendarDay, day: DayNumber): boolean {
  const text = localDayOf(day);
  return row.validFrom <= text && (row.validTo === null || text <= row.validTo);
}

function suspending(
  regimes: readonly CalendarRegime[],
  effect: CalendarRegime['effect'][number],
): CalendarRegime | undefined {
  return regimes.find((regime) => regime.effect.includes(effect));
}

/** Answers about single days of one calendar and remembers them; lives and dies with the calendar it was made for. */
export class DayBook {
  readonly #calendar: Calendar;
  readonly #years = new Map<number, ReadonlyMap<DayNumber, readonly CalendarDay[]>>();
  readonly #statuses = new Map<DayNumber, DayStatus>();
  readonly #clocks = new Map<string, LocalClock>();

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Rows with force on the day, overlays and base, whatever the regime. */
  rowsOn(day: DayNumber): readonly CalendarDay[] {
    const year = yearOf(day);
    const known = this.#years.get(year) ?? this.#indexYear(year);
    return known.get(day) ?? [];
  }

  /** Status of a day; `regimeDay` is the day whose regime is asked, when a rule freezes it to the start. */
  statusOn(day: DayNumber, regimeDay: DayNumber = day): DayStatus {
    if (regimeDay !== day) return this.#judge(day, regimeDay);
    const known = this.#statuses.get(day);
    if (known) return known;
    const status = this.#judge(day, day);
    this.#statuses.set(day, status);
    return status;
  }

  /** The clock of a zone. */
  clockOf(zone: string): LocalClock {
    const known = this.#clocks.get(zone);
    if (known) return known;
    const clock = new LocalClock(zone);
    this.#clocks.set(zone, clock);
    return clock;
  }

  /** Regimes in force on the day. */
  regimesOn(day: DayNumber): readonly CalendarRegime[] {
    const text = localDayOf(day);
    return this.#calendar.regimes.filter((regime) => regime.from <= text && (regime.to === null || text <= regime.to));
  }

  #indexYear(year: number): ReadonlyMap<DayNumber, readonly CalendarDay[]> {
    const index = new Map<DayNumber, CalendarDay[]>();
    for (const row of this.#calendar.days) {
      const day = occurrenceIn(year, row);
      if (day === null || !hasForceOn(row, day)) continue;
      const rows = index.get(day);
      if (rows) rows.push(row);
      else index.set(day, [row]);
    }
    this.#years.set(year, index);
    return index;
  }

  #judge(day: DayNumber, regimeDay: DayNumber): DayStatus {
    const rows = this.rowsOn(day);
    const base = baseOf(this.#calendar);
    const regimes = this.regimesOn(regimeDay);
    const find = (kind: CalendarDay['kind']) => rows.find((row) => row.calendar === base && row.kind === kind);

    // A local emergency is declared by its own act, which labour law under martial law does not suspend.
    const overlays = rows.filter((row) => row.calendar !== base);
    const overlay = overlays.find((row) => row.kind !== 'working') ?? overlays[0];
    if (overlay?.kind === 'working') return { working: true, why: 'local-working-day', source: overlay.source };
    if (overlay) return { working: false, why: 'local-day-off', source: overlay.source };

    const noTransfers = suspending(regimes, 'ignore-transfers');
    const working = find('working');
    if (working && !noTransfers) return { working: true, why: 'transferred-working-day', source: working.source };
    if (isWeekend(day)) return WEEKEND;

    const noHolidays = suspending(regimes, 'ignore-holidays');
    const holiday = find('holiday');
    if (holiday && !noHolidays) return { working: false, why: `holiday.${holiday.name}`, source: holiday.source };
    const dayOff = find('day-off');
    if (dayOff && !noTransfers) return { working: false, why: 'transferred-day', source: dayOff.source };

    const suspendedBy = (holiday && noHolidays) ?? (dayOff && noTransfers);
    return suspendedBy ? { working: true, why: suspendedBy.regime, source: suspendedBy.source } : WEEKDAY;
  }
}

const bookKey = Symbol('day book');
interface OpenedCalendar extends Calendar {
  readonly [bookKey]?: DayBook;
}

/**
 * Checks calendar data and gives a frozen calendar that remembers the days it has judged. Open once per edition and
 * hand it around: counting 10,000 deadlines then asks the table once per day and not once per deadline.
 * @throws ZodError when the data is no calendar
 */
export function openCalendar(data: Calendar): Calendar {
  const calendar = calendarSchema.parse(data);
  Object.defineProperty(calendar, bookKey, { value: new DayBook(calendar), enumerable: false });
  return Object.freeze(calendar);
}

/** The memory of an opened calendar; a calendar never opened gets a fresh one for this call. */
export function dayBookOf(calendar: Calendar): DayBook {
  return (calendar as OpenedCalendar)[bookKey] ?? new DayBook(calendar);
}

/**
 * The state calendar with a tenant's own rows over it, opened. `edition` names the pair.
 * @throws ZodError when a row is no calendar row, or claims to belong to the base calendar
 */
export function overlayCalendar(state: Calendar, rows: readonly CalendarDay[], edition: string): Calendar {
  const base = baseOf(state);
  const own = calendarSchema.shape.days.refine((days) => days.every((row) => row.calendar !== base), {
    message: `an overlay row may not belong to ${base}`,
  });
  return openCalendar({ ...state, days: [...state.days, ...own.parse(rows)], edition });
}
