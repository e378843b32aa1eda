import type { Calendar } from './calendar.ts';
import type { ComputedDeadline } from './compute-deadline.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import { dayNumberOf } from './local-day.ts';
import { addWorkingDays } from './working-days.ts';
import { type Instant, instantOf, millisecondsOf, startOfDay } from './zone.ts';

export interface WarningMoment {
  readonly at: Instant;
  readonly before: number;
  readonly unit: DeadlineRule['warn'][number]['unit'];
}

const MS_PER_HOUR = 3_600_000;

/**
 * When to warn whoever must act, earliest first; empty while a pause keeps the due moment unknown. Hours go back from
 * the due moment; days from the last day, and the warning comes as that local day begins.
 */
export function warningMoments(
  rule: DeadlineRule,
  deadline: Pick<ComputedDeadline, 'dueOn' | 'dueBefore'>,
  calendar: Calendar,
): WarningMoment[] {
  const { dueOn, dueBefore } = deadline;
  if (dueOn === null || dueBefore === null) return [];
  const momentOf = ({ before, unit }: DeadlineRule['warn'][number]): number => {
    if (unit === 'hours') return millisecondsOf(dueBefore) - before * MS_PER_HOUR;
    if (unit === 'calendar-days') return startOfDay(dayNumberOf(dueOn) - before, rule.zone);
    return startOfDay(dayNumberOf(addWorkingDays(calendar, dueOn, -before)), rule.zone);
  };
  return rule.warn
    .map((warn) => ({ warn, at: momentOf(warn) }))
    .sort((one, other) => one.at - other.at)
    .map(({ warn, at }) => ({ at: instantOf(at), before: warn.before, unit: warn.unit }));
}
