import { baseOf, type Calendar } from './calendar.ts';
import { rollForward, showDue, showEndings, stateOf } from './close-term.ts';
import { countTerm } from './count-term.ts';
import { dayBookOf } from './day-book.ts';
import type { DeadlineEvent, DeadlineState } from './deadline-event.ts';
import type { DeadlineRule, TermUnit } from './deadline-rule.ts';
import { CalendarError } from './errors.ts';
import { type History, readHistory } from './history.ts';
import { type LocalDay, localDayOf } from './local-day.ts';
import { inOrder, pointOf, readExtensions, readPauses, readStart } from './read-term.ts';
import { type DeadlineStep, type DraftStep, finishSteps } from './step.ts';
import type { StatusOn } from './working-days.ts';
import { type Instant, instantOf } from './zone.ts';

/** What is known of a deadline from its rule, its events and the calendar alone: no clock is asked. */
export interface ComputedDeadline {
  readonly state: DeadlineState;
  /** Local day from which days are counted (itself not counted). */
  readonly startedOn: LocalDay;
  /** Last day shown to people; null while a pause keeps it open. */
  readonly dueOn: LocalDay | null;
  /** First moment that is too late; null together with `dueOn`. */
  readonly dueBefore: Instant | null;
  /** Length in force, after an extension. */
  readonly term: { readonly unit: TermUnit; readonly amount: number };
  /** The arithmetic, line by line; the same rule, events and calendar give the same lines. */
  readonly steps: readonly DeadlineStep[];
  /** Edition of the calendar counted by, when it has one. */
  readonly calendarEdition: string | null;
}

/**
 * Works a deadline out: state, last day, first moment too late, and every line of the sum. Pure: the same input gives
 * the same output. It replays what was decided and does not judge whether it might be decided; for that ask
 * `refusalOf` before an event is stored.
 * @throws CalendarError when the events contradict the rule or one another, or the calendar is not the rule's
 * @example
 * computeDeadline(rule, [{ kind: 'start', at: '2026-11-20T16:30:00Z' }], openCalendar(uaStateCalendar)).dueOn
 */
export function computeDeadline(
  rule: DeadlineRule,
  events: readonly DeadlineEvent[],
  calendar: Calendar,
): ComputedDeadline {
  const base = baseOf(calendar);
  if (rule.calendar !== base) throw new CalendarError('calendar/wrong-calendar', `${rule.calendar}, given ${base}`);
  const history = readHistory(rule, events);
  const book = dayBookOf(calendar);
  const clock = book.clockOf(rule.zone);
  const startEvent = history.starts.at(-1) as History['starts'][number];
  const regimeDay = rule.regimeBy === 'start' ? pointOf(startEvent.at, clock).day : undefined;
  const statusOn: StatusOn = (day) => book.statusOn(day, regimeDay);
  const steps: DraftStep[] = [];
  const bench = { clock, statusOn, steps };

  const start = readStart(rule, history, bench);
  const { gaps, markers: pauses } = readPauses(rule, history, clock);
  const { term, markers: extensions } = readExtensions(rule, history, start, clock);
  const counted = countTerm(term, { ...bench, gaps, markers: inOrder([...pauses, ...extensions]) });
  const due = counted && rollForward(rule, term, counted, bench);
  if (due) showDue(term, due, steps);
  showEndings(rule, term, history, bench);
  return {
    state: stateOf(history, due),
    startedOn: localDayOf(term.from.day),
    dueOn: due && localDayOf(due.day),
    dueBefore: due && instantOf(due.before),
    term: { unit: term.unit, amount: term.amount },
    steps: finishSteps(steps),
    calendarEdition: calendar.edition ?? null,
  };
}
