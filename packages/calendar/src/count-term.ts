import type { TermUnit } from './deadline-rule.ts';
import { CalendarError } from './errors.ts';
import type { LocalClock } from './local-clock.ts';
import { addMonths, type DayNumber, localDayOf } from './local-day.ts';
import { addDay, type DraftStep } from './step.ts';
import { LONGEST_REST, type StatusOn } from './working-days.ts';

const MS_PER_HOUR = 3_600_000;

/** A point that is both a day and a moment. */
export interface Point {
  readonly day: DayNumber;
  readonly at: number;
}

/** Days `fromDay`…`toDay` are not counted, nor is the time `fromAt`…`toAt`; null = still open. */
export interface Gap {
  readonly fromDay: DayNumber;
  readonly toDay: DayNumber | null;
  readonly fromAt: number;
  readonly toAt: number | null;
}

/** A line (pause, resume, extension) to be shown once the given day, or in hours the moment, has been dealt with. */
export interface Marker {
  readonly afterDay: DayNumber;
  readonly at: number;
  readonly step: DraftStep;
}

export interface Term {
  readonly unit: TermUnit;
  readonly amount: number;
  readonly from: Point;
}

export interface CountingInput {
  readonly clock: LocalClock;
  readonly statusOn: StatusOn;
  readonly gaps: readonly Gap[];
  readonly markers: readonly Marker[];
  /** Lines so far; the count is added to them. */
  readonly steps: DraftStep[];
}

/** Last day and first moment too late; null while an open pause keeps them unknown. */
export interface Due {
  readonly day: DayNumber;
  readonly before: number;
}

class MarkerQueue {
  readonly #markers: readonly Marker[];
  readonly #steps: DraftStep[];
  #shown = 0;

  constructor({ markers, steps }: CountingInput) {
    this.#markers = markers;
    this.#steps = steps;
  }

  showWhile(isDue: (marker: Marker) => boolean): void {
    for (let next = this.#markers[this.#shown]; next && isDue(next); next = this.#markers[this.#shown]) {
      this.#steps.push(next.step);
      this.#shown += 1;
    }
  }
}

function dueAtEndOf(day: DayNumber, clock: LocalClock): Due {
  return { day, before: clock.startOf(day + 1) };
}

/** Working days and calendar days, one by one: the start itself never counts, nor does a paused day. */
function countDays(term: Term, input: CountingInput): Due | null {
  const { steps, gaps } = input;
  const markers = new MarkerQueue(input);
  let day = term.from.day;
  let counted = 0;
  let rest = 0;
  while (counted < term.amount) {
    const yesterday = day;
    markers.showWhile(({ afterDay }) => afterDay <= yesterday);
    day += 1;
    const today = day;
    const gap = gaps.find(({ fromDay, toDay }) => fromDay <= today && (toDay === null || today <= toDay));
    if (gap) {
      if (gap.toDay === null) {
        markers.showWhile(() => true);
        return null;
      }
      day = gap.toDay;
    } else {
      const status = term.unit === 'working-days' ? input.statusOn(day) : null;
      const reason = { why: status?.why ?? undefined, source: status?.source ?? undefined };
      if (status?.working === false) {
        rest += 1;
        if (rest > LONGEST_REST) throw new CalendarError('calendar/no-working-day', `before ${localDayOf(day)}`);
        addDay(steps, { op: 'skip', on: day, ...reason });
      } else {
        rest = 0;
        counted += 1;
        addDay(steps, { op: 'count', on: day, n: counted, ...reason });
      }
    }
  }
  return dueAtEndOf(day, input.clock);
}

/** Months end on the same day number; the days of a pause are then added at the end. */
function countMonths(term: Term, input: CountingInput): Due | null {
  const markers = new MarkerQueue(input);
  const end = addMonths(term.from.day, term.amount);
  let due = end.day;
  let lastPaused = term.from.day;
  for (const gap of input.gaps) {
    if (gap.fromDay > due) break;
    if (gap.toDay === null) {
      markers.showWhile(() => true);
      return null;
    }
    due += Math.max(0, gap.toDay - Math.max(gap.fromDay - 1, lastPaused));
    lastPaused = Math.max(lastPaused, gap.toDay);
  }
  markers.showWhile(({ afterDay }) => afterDay < due);
  const why = end.clamped ? 'month-end' : undefined;
  const first = term.from.day + 1;
  input.steps.push({ op: 'count', on: first, to: end.day, n: term.amount, unit: 'months', why });
  if (due > end.day) {
    const added = { n: due - end.day, unit: 'calendar-days' as const, why: 'paused-days' };
    input.steps.push({ op: 'count', on: end.day + 1, to: due, ...added });
  }
  return dueAtEndOf(due, input.clock);
}

/** Elapsed hours in UTC, blind to weekends and to the change of the clock; a pause adds its exact span. */
function countHours(term: Term, input: CountingInput): Due | null {
  const markers = new MarkerQueue(input);
  let before = term.from.at + term.amount * MS_PER_HOUR;
  for (const gap of input.gaps) {
    if (gap.fromAt >= before) break;
    if (gap.toAt === null) {
      markers.showWhile(() => true);
      return null;
    }
    before += Math.max(0, gap.toAt - Math.max(gap.fromAt, term.from.at));
  }
  markers.showWhile(({ at }) => at < before);
  // A term that ends at midnight ends with the day before, as a term in days does.
  const day = input.clock.dayAt(before - 1);
  const to = day > term.from.day ? day : undefined;
  input.steps.push({ op: 'count', on: term.from.day, to, n: term.amount, unit: 'hours' });
  return { day, before };
}

/** Counts one term, adding its lines to `steps`. */
export function countTerm(term: Term, input: CountingInput): Due | null {
  if (term.unit === 'hours') return countHours(term, input);
  return term.unit === 'months' ? countMonths(term, input) : countDays(term, input);
}
