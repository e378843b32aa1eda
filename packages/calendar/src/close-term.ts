import type { CountingInput, Due, Term } from './count-term.ts';
import type { DeadlineState } from './deadline-event.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import type { History } from './history.ts';
import { countedBy, type DraftStep } from './step.ts';
import { neighbouringWorkingDay } from './working-days.ts';
import { instantOf, millisecondsOf } from './zone.ts';

/** Calendar days and months that end on a day off end on the next working day, where the rule says so. Applied once. */
export function rollForward(
  rule: DeadlineRule,
  term: Term,
  due: Due,
  { clock, statusOn, steps }: Pick<CountingInput, 'clock' | 'statusOn' | 'steps'>,
): Due {
  const rolls = rule.roll === 'next-working-day' && (term.unit === 'calendar-days' || term.unit === 'months');
  if (!rolls || statusOn(due.day).working) return due;
  const target = neighbouringWorkingDay(statusOn, due.day, 1);
  for (let day = due.day, to = day; day < target; day = to) {
    const { why, source } = statusOn(day);
    while (to < target && statusOn(to).why === why) to += 1;
    steps.push({ op: 'roll', on: day, to, why: why as string, source: source ?? undefined });
  }
  return { day: target, before: clock.startOf(target + 1) };
}

export function showDue(term: Term, due: Due, steps: DraftStep[]): void {
  const unit = term.unit === 'hours' ? term.unit : undefined;
  steps.push({ op: 'due', on: due.day, before: instantOf(due.before), unit });
}

/** What ended the clock, with the number of days that had been counted by then. */
export function showEndings(
  rule: DeadlineRule,
  term: Term,
  history: History,
  { clock, steps }: Pick<CountingInput, 'clock' | 'steps'>,
): void {
  const arithmetic = [...steps];
  const none = term.unit === 'working-days' || term.unit === 'calendar-days' ? 0 : undefined;
  for (const event of history.endings) {
    const on = clock.dayAt(millisecondsOf(event.at));
    if (event.kind === 'restart') {
      const amount = rule.restart.find((restart) => restart.on === event.why)?.amount ?? rule.amount;
      steps.push({ op: 'restart', on, n: amount, unit: rule.unit, why: event.why });
      continue;
    }
    const why = event.kind === 'miss' ? 'missed' : (event.why ?? 'cancelled');
    const at = rule.unit === 'hours' ? event.at : undefined;
    steps.push({ op: 'stop', on, at, n: countedBy(arithmetic, on) ?? none, why });
  }
}

/** An answer at or after the due moment came too late, whether or not somebody had noted the miss. */
export function stateOf(history: History, due: Due | null): DeadlineState {
  const met = history.endings.find(({ kind }) => kind === 'meet');
  const late = met !== undefined && due !== null && millisecondsOf(met.at) >= due.before;
  return history.state === 'met' && late ? 'missed' : history.state;
}
