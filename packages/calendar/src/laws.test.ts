import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Calendar } from './calendar.ts';
import { computeDeadline } from './compute-deadline.ts';
import { openCalendar } from './day-book.ts';
import type { DeadlineEvent, DeadlineEventInput } from './deadline-event.ts';
import { describeSteps } from './describe-steps.ts';
import { julianEaster } from './easter.ts';
import type { CalendarError } from './errors.ts';
import { closingInstant, localWindow, openingInstant } from './local-window.ts';
import { refusalOf } from './refusal-of.ts';
import type { DeadlineStep } from './step.ts';
import { eventsOf, hoursRule, martialLaw, martialLawUntil, peaceTime, ruleWith, startedAt } from './test-rules.ts';
import { proposeTransfers } from './transfer-proposals.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';
import { currentLocalDay, KYIV } from './zone.ts';

const FROM = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const calendars = fc.constantFrom<Calendar>(
  martialLaw,
  peaceTime,
  martialLawUntil('2027-04-30'),
  openCalendar({ ...peaceTime, days: [...peaceTime.days, ...proposeTransfers(peaceTime, 2027).map(({ row }) => row)] }),
);
const instants = fc.integer({ min: 0, max: 6 * 365 * 24 * 60 }).map((minutes) => new Date(FROM + minutes * 60_000));
const days = instants.map((instant) => currentLocalDay(instant));
const amounts = fc.integer({ min: 1, max: 70 });
/** Offsets in hours of a pause and of its end after the start. */
const pauses = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 1_000 }));

function plusDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

function pausedHistory(start: Date, [from, length]: [number, number]): DeadlineEvent[] {
  const at = (hours: number) => new Date(start.getTime() + hours * HOUR);
  return eventsOf(
    { kind: 'start', at: start },
    { kind: 'pause', at: at(from), why: 'stopped' },
    { kind: 'resume', at: at(from + length), why: 'went-on' },
  );
}

/** The naive way: day by day, with nothing but the definition. */
function countNaively(
  start: string,
  amount: number,
  paused: [string, string],
  isCounted: (day: string) => boolean,
): string {
  let day = start;
  for (let left = amount; left > 0; ) {
    day = plusDays(day, 1);
    const inPause = paused[0] <= day && day <= paused[1];
    if (!inPause && isCounted(day)) left -= 1;
  }
  return day;
}

function daysOf(step: DeadlineStep): string[] {
  const found = [step.on];
  while (step.to && (found.at(-1) as string) < step.to) found.push(plusDays(found.at(-1) as string, 1));
  return found;
}

describe('working days', () => {
  test('a term ends on a working day, and exactly its amount of them has passed', () => {
    fc.assert(
      fc.property(instants, amounts, calendars, (at, amount, calendar) => {
        const deadline = computeDeadline(ruleWith({ amount }), [startedAt(at.toISOString())], calendar);
        const dueOn = deadline.dueOn as string;
        expect(isWorkingDay(calendar, dueOn)).toBe(true);
        expect(workingDaysBetween(calendar, deadline.startedOn, dueOn)).toBe(amount);
        expect(addWorkingDays(calendar, deadline.startedOn, amount)).toBe(dueOn);
      }),
    );
  });

  test('counting there and back measures the same', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -60, max: 60 }), calendars, (day, count, calendar) => {
        expect(workingDaysBetween(calendar, day, addWorkingDays(calendar, day, count))).toBe(count);
      }),
    );
  });

  test('a longer term never ends earlier, and peace never ends it earlier than martial law', () => {
    fc.assert(
      fc.property(instants, amounts, calendars, (at, amount, calendar) => {
        const events = [startedAt(at.toISOString())];
        const due = (length: number, by: Calendar) =>
          computeDeadline(ruleWith({ amount: length }), events, by).dueOn as string;
        expect(due(amount + 1, calendar) > due(amount, calendar)).toBe(true);
        expect(due(amount, martialLaw) <= due(amount, calendar)).toBe(true);
      }),
    );
  });
});

describe('pauses', () => {
  const pause = [{ from: 'stopped', to: 'went-on' }];

  test('days: the same as counting by hand', () => {
    const units = fc.constantFrom('working-days' as const, 'calendar-days' as const);
    fc.assert(
      fc.property(instants, amounts, pauses, calendars, units, (at, amount, span, calendar, unit) => {
        const events = pausedHistory(at, span);
        const paused: [string, string] = [currentLocalDay(events[1]!.at), currentLocalDay(events[2]!.at)];
        const isCounted = (day: string) => unit === 'calendar-days' || isWorkingDay(calendar, day);
        const byHand = countNaively(currentLocalDay(at), amount, paused, isCounted);
        expect(computeDeadline(ruleWith({ amount, unit, pause }), events, calendar).dueOn).toBe(byHand);
      }),
    );
  });

  test('months: as many days later as were paused within the term', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 14 }), pauses, (at, amount, span) => {
        const events = pausedHistory(at, span);
        const start = currentLocalDay(at);
        const end = Temporal.PlainDate.from(start).add({ months: amount }, { overflow: 'constrain' }).toString();
        const rule = ruleWith({ unit: 'months', amount, pause });
        expect(computeDeadline(rule, events.slice(0, 1), martialLaw).dueOn).toBe(end);
        const paused: [string, string] = [currentLocalDay(events[1]!.at), currentLocalDay(events[2]!.at)];
        const length = Temporal.PlainDate.from(start).until(end).days;
        expect(computeDeadline(rule, events, martialLaw).dueOn).toBe(countNaively(start, length, paused, () => true));
      }),
    );
  });

  test('hours: the exact span is added when it begins within the term', () => {
    fc.assert(
      fc.property(instants, amounts, pauses, (at, amount, span) => {
        const deadline = computeDeadline(hoursRule(amount, { pause }), pausedHistory(at, span), martialLaw);
        const added = span[0] < amount ? span[1] : 0;
        expect(Date.parse(deadline.dueBefore as string)).toBe(at.getTime() + (amount + added) * HOUR);
      }),
    );
  });
});

describe('calendar days', () => {
  test('roll to the first working day that is not before the plain end', () => {
    fc.assert(
      fc.property(instants, amounts, calendars, (at, amount, calendar) => {
        const plain = plusDays(currentLocalDay(at), amount);
        const rule = ruleWith({ unit: 'calendar-days', amount, roll: 'next-working-day' });
        const { dueOn } = computeDeadline(rule, [startedAt(at.toISOString())], calendar);
        expect(isWorkingDay(calendar, dueOn as string)).toBe(true);
        expect(workingDaysBetween(calendar, plain, dueOn as string)).toBe(isWorkingDay(calendar, plain) ? 0 : 1);
      }),
    );
  });
});

describe('arithmetic', () => {
  test('the lines cover every day after the start once, in order, and count exactly the amount', () => {
    const rules = fc.record({
      amount: amounts,
      unit: fc.constantFrom('working-days' as const, 'calendar-days' as const),
    });
    fc.assert(
      fc.property(instants, rules, pauses, calendars, (at, changes, span, calendar) => {
        const rule = ruleWith({ ...changes, pause: [{ from: 'stopped', to: 'went-on' }] });
        const { steps, dueOn, startedOn } = computeDeadline(rule, pausedHistory(at, span), calendar);
        const pausedOn = steps.find(({ op }) => op === 'pause')?.on ?? '9999-12-31';
        const resumedOn = steps.find(({ op }) => op === 'resume')?.on ?? '';
        const told = steps.filter(({ op }) => op === 'count' || op === 'skip').flatMap(daysOf);
        const all: string[] = [];
        for (let day = plusDays(startedOn, 1); day <= (dueOn as string); day = plusDays(day, 1)) {
          if (day < pausedOn || day > resumedOn) all.push(day);
        }
        expect(told).toEqual(all);
        expect(steps.filter(({ op }) => op === 'count').flatMap(daysOf)).toHaveLength(changes.amount);
        expect(steps.findLast(({ op }) => op === 'count')?.n).toBe(changes.amount);
      }),
    );
  });

  test('is the same for the same input, with a fresh memory, and for events read in another order', () => {
    fc.assert(
      fc.property(instants, amounts, pauses, calendars, (at, amount, span, calendar) => {
        const rule = ruleWith({ amount, pause: [{ from: 'stopped', to: 'went-on' }] });
        const [start, ...rest] = pausedHistory(at, [span[0], span[1] + 1]);
        const once = computeDeadline(rule, [start!, ...rest], calendar);
        expect(computeDeadline(rule, [...rest.reverse(), start!], { ...calendar })).toEqual(once);
        expect(describeSteps(once.steps)).toHaveLength(once.steps.length);
      }),
    );
  });

  test('dueBefore is the moment at which the day after dueOn begins, under either name of the zone', () => {
    fc.assert(
      fc.property(instants, amounts, calendars, (at, amount, calendar) => {
        const kiev = { ...ruleWith({ amount }), zone: 'Europe/Kiev' };
        const { dueOn, dueBefore } = computeDeadline(ruleWith({ amount }), [startedAt(at.toISOString())], calendar);
        const moment = Date.parse(dueBefore as string);
        expect(currentLocalDay(new Date(moment - 1))).toBe(dueOn);
        expect(currentLocalDay(new Date(moment), 'Europe/Kiev')).toBe(plusDays(dueOn as string, 1));
        expect(computeDeadline(kiev, [startedAt(at.toISOString())], calendar).dueBefore).toBe(dueBefore);
      }),
    );
  });
});

describe('any events at all', () => {
  const rule = ruleWith({
    pause: [{ from: 'stopped', to: 'went-on', countEnds: true }],
    extend: { to: 30, unit: 'working-days', once: false, decideWithin: 'any-time' },
    restart: [{ on: 'changed' }],
    stop: ['answered'],
  });
  const at = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => new Date(FROM + hours * HOUR));
  const event: fc.Arbitrary<DeadlineEventInput> = fc.oneof(
    fc.record({
      kind: fc.constant('start' as const),
      at,
      was: fc.option(fc.constant(new Date(FROM)), { nil: undefined }),
    }),
    fc.record({ kind: fc.constant('pause' as const), at, why: fc.constantFrom('stopped', 'whim') }),
    fc.record({ kind: fc.constant('resume' as const), at, why: fc.constantFrom('went-on', 'whim') }),
    fc.record({
      kind: fc.constant('extend' as const),
      at,
      to: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
    }),
    fc.record({ kind: fc.constantFrom('restart' as const), at, why: fc.constantFrom('changed', 'whim') }),
    fc.record({ kind: fc.constantFrom('meet' as const), at, why: fc.constantFrom('answered', 'whim') }),
    fc.record({ kind: fc.constantFrom('miss' as const), at }),
    fc.record({ kind: fc.constantFrom('cancel' as const), at }),
  );

  test('what was not refused can be computed; what cannot be computed was refused, with the same code', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), calendars, (inputs, calendar) => {
        let events = eventsOf({ kind: 'start', at: new Date(FROM) });
        for (const next of eventsOf(...inputs)) {
          const refusal = refusalOf(rule, events, next, calendar);
          if (refusal === null) {
            events = [...events, next];
            expect(() => computeDeadline(rule, events, calendar)).not.toThrow();
            continue;
          }
          try {
            computeDeadline(rule, [...events, next], calendar);
          } catch (error) {
            expect((error as CalendarError).code).toBe(refusal);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('Easter', () => {
  /** Julian dates of the Paschal full moon by golden number, as the Church tables give them. */
  const FULL_MOONS =
    '0405 0325 0413 0402 0322 0410 0330 0418 0407 0327 0415 0404 0324 0412 0401 0321 0409 0329 0417'.split(' ');

  test('is the Sunday after the full moon of the Church tables', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1901, max: 2099 }), (year) => {
        const moon = FULL_MOONS[year % 19] as string;
        const gregorian = plusDays(`${year}-${moon.slice(0, 2)}-${moon.slice(2)}`, 13);
        const toSunday = 7 - (Temporal.PlainDate.from(gregorian).dayOfWeek % 7);
        expect(julianEaster(year)).toBe(plusDays(gregorian, toSunday));
      }),
    );
  });
});

describe('proposals of transferred days', () => {
  test('one working day for each holiday on a weekend, and none left once confirmed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2090 }), (year) => {
        const proposals = proposeTransfers(peaceTime, year);
        for (const { row, holidayOn } of proposals) {
          expect(isWorkingDay(peaceTime, row.validFrom)).toBe(true);
          expect(row.validFrom > holidayOn).toBe(true);
        }
        expect(new Set(proposals.map(({ row }) => row.recur)).size).toBe(proposals.length);
        const confirmed = openCalendar({ ...peaceTime, days: [...peaceTime.days, ...proposals.map(({ row }) => row)] });
        expect(proposeTransfers(confirmed, year)).toEqual([]);
      }),
    );
  });
});

describe('local windows', () => {
  test('never shorter than announced by more than a skipped hour, and closing never before opening', () => {
    const locals = instants.map((instant) => instant.toISOString().slice(0, 16));
    fc.assert(
      fc.property(locals, fc.integer({ min: 0, max: 60 * 24 }), (opens, hours) => {
        const closes = Temporal.PlainDateTime.from(opens).add({ hours }).toString();
        const window = localWindow(opens, closes, KYIV);
        expect(Math.abs(window.hours - hours)).toBeLessThanOrEqual(1);
        expect(closingInstant(opens, KYIV) >= openingInstant(opens, KYIV)).toBe(true);
      }),
    );
  });
});

test('10,000 deadlines are recomputed in less than 2 seconds', () => {
  const rules = [
    ruleWith({ amount: 2 }),
    ruleWith({ amount: 20, pause: [{ from: 'stopped', to: 'went-on' }] }),
    ruleWith({ unit: 'calendar-days', amount: 90, roll: 'next-working-day' }),
    ruleWith({ unit: 'months', amount: 3, roll: 'next-working-day' }),
    hoursRule(48),
  ];
  const histories = Array.from({ length: 10_000 }, (_, index) => {
    const start = new Date(FROM + index * (DAY / 10));
    const rule = rules[index % rules.length]!;
    return { rule, events: rule.pause.length > 0 ? pausedHistory(start, [48, 96]) : [startedAt(start.toISOString())] };
  });
  const calendar = openCalendar(peaceTime);
  // Processor time, so that neighbours on a busy machine do not count.
  const began = process.cpuUsage();
  for (const { rule, events } of histories) computeDeadline(rule, events, calendar);
  const { user, system } = process.cpuUsage(began);
  const took = (user + system) / 1_000;
  console.info(`10,000 deadlines: ${Math.round(took)} ms of processor time`);
  expect(took).toBeLessThan(2_000);
});
