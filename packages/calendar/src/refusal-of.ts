import type { Calendar } from './calendar.ts';
import { type ComputedDeadline, computeDeadline } from './compute-deadline.ts';
import type { DeadlineEvent } from './deadline-event.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import { CalendarError, type CalendarProblem } from './errors.ts';
import { millisecondsOf } from './zone.ts';

type Extension = Extract<DeadlineEvent, { kind: 'extend' }>;

function isAtOrAfterDue(deadline: ComputedDeadline, at: number): boolean {
  return deadline.dueBefore !== null && at >= millisecondsOf(deadline.dueBefore);
}

function endsNoLater(after: ComputedDeadline, before: ComputedDeadline): boolean {
  if (after.dueBefore === null || before.dueBefore === null) return false;
  return millisecondsOf(after.dueBefore) <= millisecondsOf(before.dueBefore);
}

function refusalOfExtension(
  extend: NonNullable<DeadlineRule['extend']>,
  events: readonly DeadlineEvent[],
  next: Extension,
  before: ComputedDeadline,
): CalendarProblem | null {
  if (extend.once && events.some(({ kind }) => kind === 'extend')) return 'calendar/already-extended';
  if (extend.needs.some((need) => !next.details[need]?.trim())) return 'calendar/extension-incomplete';
  if (next.to !== undefined && next.to > extend.to) return 'calendar/extension-too-long';
  const late = extend.decideWithin === 'original-term' && isAtOrAfterDue(before, millisecondsOf(next.at));
  return late ? 'calendar/extension-too-late' : null;
}

function refusalOfEffect(
  rule: DeadlineRule,
  events: readonly DeadlineEvent[],
  next: DeadlineEvent,
  calendar: Calendar,
): CalendarProblem | null {
  const after = computeDeadline(rule, [...events, next], calendar);
  if (next.kind === 'start') return null;
  const at = millisecondsOf(next.at);
  if (events.some((event) => event.kind !== 'start' && millisecondsOf(event.at) > at)) return 'calendar/out-of-order';
  const before = computeDeadline(rule, events, calendar);
  if (next.kind === 'pause' && isAtOrAfterDue(before, at)) return 'calendar/term-over';
  if (next.kind === 'miss' && !isAtOrAfterDue(before, at)) return 'calendar/not-yet-due';
  if (next.kind !== 'extend' || !rule.extend) return null;
  const refusal = refusalOfExtension(rule.extend, events, next, before);
  return refusal ?? (endsNoLater(after, before) ? 'calendar/extension-shortens' : null);
}

/**
 * Why an event may not be added to a deadline now; null when it may. A command asks this before it stores the event.
 * Judged by today's calendar: what was lawful when it was decided is never judged again.
 */
export function refusalOf(
  rule: DeadlineRule,
  events: readonly DeadlineEvent[],
  next: DeadlineEvent,
  calendar: Calendar,
): CalendarProblem | null {
  try {
    return refusalOfEffect(rule, events, next, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
}
