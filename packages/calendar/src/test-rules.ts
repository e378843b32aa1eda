import type { Calendar } from './calendar.ts';
import { openCalendar } from './day-book.ts';
import { type DeadlineEvent, type DeadlineEventInput, deadlineEventSchema } from './deadline-event.ts';
import { type DeadlineRule, type DeadlineRuleInput, deadlineRuleSchema } from './deadline-rule.ts';
import { uaStateCalendar } from './ua-state-calendar.ts';

/** Martial law goes on. */
export const martialLaw: Calendar = openCalendar(uaStateCalendar);
/** The holidays of the Labour Code have force on every day. */
export const peaceTime: Calendar = openCalendar({ ...uaStateCalendar, regimes: [] });

export function martialLawUntil(to: string): Calendar {
  return openCalendar({ ...uaStateCalendar, regimes: uaStateCalendar.regimes.map((regime) => ({ ...regime, to })) });
}

/** A rule in working days, with whatever a test wants changed. */
export function ruleWith(changes: Partial<DeadlineRuleInput> = {}): DeadlineRule {
  return deadlineRuleSchema.parse({
    id: 'test.term',
    edition: 'test/1',
    source: 'test act',
    unit: 'working-days',
    amount: 5,
    start: { event: 'received', count: 'day-after' },
    end: 'end-of-local-day',
    ...changes,
  });
}

export function hoursRule(amount: number, changes: Partial<DeadlineRuleInput> = {}): DeadlineRule {
  return ruleWith({ unit: 'hours', amount, start: { event: 'received', count: 'moment' }, end: 'moment', ...changes });
}

export function eventsOf(...events: DeadlineEventInput[]): DeadlineEvent[] {
  return events.map((event) => deadlineEventSchema.parse(event));
}

/** A start at the given local time of Kyiv in winter (`+02:00`) unless the text says otherwise. */
export function startedAt(at: string): DeadlineEvent {
  return deadlineEventSchema.parse({ kind: 'start', at });
}
