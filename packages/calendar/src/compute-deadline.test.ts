import { describe, expect, test } from 'vitest';
import { type Calendar, calendarDaySchema } from './calendar.ts';
import { computeDeadline } from './compute-deadline.ts';
import { overlayCalendar } from './day-book.ts';
import type { DeadlineEventInput } from './deadline-event.ts';
import { deadlineRuleSchema, restartedRule } from './deadline-rule.ts';
import { CalendarError, type CalendarProblem } from './errors.ts';
import { deadlineStepSchema } from './step.ts';
import { eventsOf, hoursRule, martialLaw, martialLawUntil, peaceTime, ruleWith } from './test-rules.ts';

const start = { kind: 'start', at: '2026-12-02T08:00:00Z' } as const;
const rule = ruleWith({
  pause: [
    { from: 'fee-issued', to: 'fee-paid' },
    { from: 'fee-issued', to: 'fee-cancelled', countEnds: true },
  ],
  extend: { to: 20, unit: 'working-days', once: false },
  restart: [{ on: 'complaint-upheld', amount: 3 }, { on: 'changed' }],
  stop: ['answered'],
});

function compute(...events: DeadlineEventInput[]) {
  return computeDeadline(rule, eventsOf(start, ...events), martialLaw);
}

function problemOf(run: () => unknown): CalendarProblem | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof CalendarError) return error.code;
    throw error;
  }
  return undefined;
}

describe('pause', () => {
  const pause = { kind: 'pause', at: '2026-12-04T08:00:00Z', why: 'fee-issued' } as const;

  test('an open pause leaves the end unknown', () => {
    const paused = compute(pause);
    expect(paused).toMatchObject({ state: 'paused', dueOn: null, dueBefore: null });
    expect(paused.steps.at(-1)).toEqual({ op: 'pause', on: '2026-12-04', why: 'fee-issued' });
  });

  test('an open pause after the end changes nothing', () => {
    const late = compute({ ...pause, at: '2026-12-20T08:00:00Z' });
    expect(late).toMatchObject({ state: 'paused', dueOn: '2026-12-09' });
  });

  test('both ends count where the rule says so, a pause within one day too', () => {
    const long = compute(pause, { kind: 'resume', at: '2026-12-08T08:00:00Z', why: 'fee-cancelled' });
    expect(long.dueOn).toBe('2026-12-10');
    expect(long.steps.map(({ op, on }) => `${op} ${on}`)).toEqual([
      'start 2026-12-02',
      'count 2026-12-03',
      'pause 2026-12-04',
      'resume 2026-12-08',
      'count 2026-12-08',
      'due 2026-12-10',
    ]);
    expect(compute(pause, { kind: 'resume', at: '2026-12-04T12:00:00Z', why: 'fee-cancelled' }).dueOn).toBe(
      '2026-12-09',
    );
    expect(compute(pause, { kind: 'resume', at: '2026-12-04T12:00:00Z', why: 'fee-paid' }).dueOn).toBe('2026-12-10');
  });

  test('two pauses that share a day leave it out once', () => {
    const due = compute(
      { ...pause, at: '2026-12-03T08:00:00Z' },
      { kind: 'resume', at: '2026-12-07T08:00:00Z', why: 'fee-paid' },
      { ...pause, at: '2026-12-07T12:00:00Z' },
      { kind: 'resume', at: '2026-12-08T08:00:00Z', why: 'fee-paid' },
    );
    expect(due.dueOn).toBe('2026-12-15');
  });

  test('in hours the exact span is added and the moments are shown', () => {
    const urgent = hoursRule(48, { pause: [{ from: 'fee-issued', to: 'fee-paid' }] });
    const resume = { kind: 'resume', at: '2026-12-05T09:30:00.500Z', why: 'fee-paid' } as const;
    const due = computeDeadline(urgent, eventsOf(start, { ...pause, at: '2026-12-03T08:00:00Z' }, resume), martialLaw);
    expect(due.dueBefore).toBe('2026-12-06T09:30:00.500Z');
    expect(due.steps[1]).toEqual({ op: 'pause', on: '2026-12-03', at: '2026-12-03T08:00:00Z', why: 'fee-issued' });
    expect(
      computeDeadline(urgent, eventsOf(start, { ...pause, at: '2026-12-03T08:00:00Z' }), martialLaw).dueOn,
    ).toBeNull();
    expect(computeDeadline(urgent, eventsOf(start, pause), martialLaw).dueBefore).toBe('2026-12-04T08:00:00Z');
  });

  test('in months the paused days are added at the end', () => {
    const months = ruleWith({ unit: 'months', amount: 1, pause: [{ from: 'fee-issued', to: 'fee-paid' }] });
    const resume = { kind: 'resume', at: '2026-12-08T08:00:00Z', why: 'fee-paid' } as const;
    const due = computeDeadline(months, eventsOf(start, pause, resume), martialLaw);
    expect(due.dueOn).toBe('2027-01-07');
    expect(due.steps).toContainEqual({
      op: 'count',
      on: '2027-01-03',
      to: '2027-01-07',
      n: 5,
      unit: 'calendar-days',
      why: 'paused-days',
    });
    expect(computeDeadline(months, eventsOf(start, pause), martialLaw).dueOn).toBeNull();
    const after = { ...pause, at: '2027-01-20T08:00:00Z' };
    expect(computeDeadline(months, eventsOf(start, after), martialLaw).dueOn).toBe('2027-01-02');
  });
});

describe('extension', () => {
  test('may count from the decision', () => {
    const fromDecision = ruleWith({ extend: { to: 10, unit: 'calendar-days', countFrom: 'decision' } });
    const extend = { kind: 'extend', at: '2026-12-07T08:00:00Z', why: 'volume' } as const;
    const { dueOn, startedOn, steps } = computeDeadline(fromDecision, eventsOf(start, extend), martialLaw);
    expect({ startedOn, dueOn }).toEqual({ startedOn: '2026-12-07', dueOn: '2026-12-17' });
    expect(steps.slice(1, 4)).toEqual([
      { op: 'extend', on: '2026-12-07', n: 10, unit: 'calendar-days', why: 'volume' },
      { op: 'start', on: '2026-12-07', why: 'extension-decided' },
      { op: 'count', on: '2026-12-08', to: '2026-12-17', n: 10 },
    ]);
  });

  test('may be for less than the most, and again where the rule allows it', () => {
    const first = { kind: 'extend', at: '2026-12-03T08:00:00Z', to: 7 } as const;
    expect(compute(first).dueOn).toBe('2026-12-11');
    const during = compute(
      { kind: 'pause', at: '2026-12-04T06:00:00Z', why: 'fee-issued' },
      { ...first, at: '2026-12-04T08:00:00Z' },
      { kind: 'resume', at: '2026-12-04T12:00:00Z', why: 'fee-paid' },
      { kind: 'extend', at: '2026-12-08T08:00:00Z' },
    );
    expect(during.dueOn).toBe('2026-12-31');
    expect(during.steps.filter(({ op }) => op !== 'count' && op !== 'skip').map(({ op }) => op)).toEqual([
      'start',
      'pause',
      'extend',
      'resume',
      'extend',
      'due',
    ]);
  });

  test('turns hours into working days from the original start', () => {
    const urgent = hoursRule(48, { extend: { to: 20, unit: 'working-days' } });
    const extended = computeDeadline(
      urgent,
      eventsOf(start, { kind: 'extend', at: '2026-12-03T08:00:00Z' }),
      martialLaw,
    );
    expect(extended).toMatchObject({ dueOn: '2026-12-30', dueBefore: '2026-12-30T22:00:00Z' });
  });
});

describe('start', () => {
  const officeHours = ruleWith({
    start: { event: 'received', count: 'day-after', afterHours: 'next-working-day', officeClosesAt: '18:00' },
  });

  test('within office hours stays, on a day off moves', () => {
    expect(computeDeadline(officeHours, eventsOf(start), martialLaw).startedOn).toBe('2026-12-02');
    const saturday = computeDeadline(officeHours, eventsOf({ ...start, at: '2026-12-05T08:00:00Z' }), martialLaw);
    expect(saturday.startedOn).toBe('2026-12-07');
    expect(saturday.steps[1]).toEqual({ op: 'start', on: '2026-12-07', why: 'office-closed' });
  });

  test('may be corrected by naming the moment that it replaces', () => {
    const corrected = compute({ kind: 'start', at: '2026-12-03T08:00:00Z', was: start.at });
    expect(corrected.dueOn).toBe('2026-12-10');
    expect(corrected.steps.slice(0, 2)).toEqual([
      { op: 'start', on: '2026-12-02', why: 'received' },
      { op: 'start', on: '2026-12-03', why: 'start-corrected' },
    ]);
  });

  test('of a same-day duty is also its end', () => {
    const sameDay = ruleWith({ unit: 'calendar-days', amount: 0 });
    expect(computeDeadline(sameDay, eventsOf(start), martialLaw)).toMatchObject({ dueOn: '2026-12-02' });
  });

  test('an hours term that ends at midnight ends with the day before', () => {
    const due = computeDeadline(hoursRule(10), eventsOf({ kind: 'start', at: '2026-12-02T12:00:00Z' }), martialLaw);
    expect(due).toMatchObject({ dueOn: '2026-12-02', dueBefore: '2026-12-02T22:00:00Z' });
    expect(due.steps[1]).toEqual({ op: 'count', on: '2026-12-02', n: 10, unit: 'hours' });
  });
});

describe('ending', () => {
  const answered = { kind: 'meet', at: '2026-12-09T21:59:59Z', why: 'answered' } as const;

  test('in the last second is in time, the next is late', () => {
    expect(compute(answered).state).toBe('met');
    expect(compute({ ...answered, at: '2026-12-09T22:00:00Z' }).state).toBe('missed');
  });

  test('of a paused deadline is in time', () => {
    const state = compute({ kind: 'pause', at: '2026-12-04T08:00:00Z', why: 'fee-issued' }, answered).state;
    expect(state).toBe('met');
  });

  test('a late answer after a miss is recorded, the deadline stays missed', () => {
    const late = compute({ kind: 'miss', at: '2026-12-10T00:00:00Z' }, { ...answered, at: '2026-12-11T08:00:00Z' });
    expect(late.state).toBe('missed');
    expect(late.steps.filter(({ op }) => op === 'stop')).toEqual([
      { op: 'stop', on: '2026-12-10', n: 5, why: 'missed' },
      { op: 'stop', on: '2026-12-11', n: 5, why: 'answered' },
    ]);
  });

  test('on the day of the start has counted nothing', () => {
    const cancelled = compute({ kind: 'cancel', at: '2026-12-02T09:00:00Z' });
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.steps.at(-1)).toEqual({ op: 'stop', on: '2026-12-02', n: 0, why: 'cancelled' });
    expect(compute({ kind: 'cancel', at: '2026-12-03T09:00:00Z', why: 'removed' }).steps.at(-1)?.why).toBe('removed');
  });

  test('in months and hours counts no days', () => {
    const months = ruleWith({ unit: 'months', amount: 1, stop: ['answered'] });
    expect(computeDeadline(months, eventsOf(start, answered), martialLaw).steps.at(-1)).toEqual({
      op: 'stop',
      on: '2026-12-09',
      why: 'answered',
    });
    const hours = hoursRule(400, { stop: ['answered'] });
    expect(computeDeadline(hours, eventsOf(start, answered), martialLaw).steps.at(-1)?.at).toBe(answered.at);
  });

  test('restart supersedes a running deadline and names the new length', () => {
    const restarted = compute({ kind: 'restart', at: '2026-12-04T08:00:00Z', why: 'complaint-upheld' });
    expect(restarted.state).toBe('superseded');
    const step = { op: 'restart', on: '2026-12-04', n: 3, unit: 'working-days', why: 'complaint-upheld' };
    expect(restarted.steps.at(-1)).toEqual(step);
    const changed = compute({ kind: 'restart', at: '2026-12-04T08:00:00Z', why: 'changed' });
    expect(changed.steps.at(-1)?.n).toBe(5);
  });

  test('restart after an answer leaves the deadline met', () => {
    const { state } = compute(answered, { kind: 'restart', at: '2026-12-20T08:00:00Z', why: 'complaint-upheld' });
    expect(state).toBe('met');
    expect(restartedRule(rule, 'complaint-upheld')?.amount).toBe(3);
    expect(restartedRule(rule, 'changed')?.amount).toBe(5);
    expect(restartedRule(rule, 'answered')).toBeNull();
  });
});

test('a recompute is on record and changes nothing', () => {
  const event = {
    kind: 'recompute',
    at: '2026-12-03T08:00:00Z',
    cause: 'martial-law',
    oldDue: null,
    newDue: '2026-12-09',
  } as const;
  expect(compute(event)).toEqual(compute());
  expect(compute().calendarEdition).toBe('ua-state/2026-11-21');
  const unnamed: Calendar = { days: [], regimes: [] };
  expect(computeDeadline(rule, eventsOf(start), unnamed).calendarEdition).toBeNull();
});

test('the end of martial law moves a running deadline when it is computed again', () => {
  const events = eventsOf({ kind: 'start', at: '2026-12-22T08:00:00Z' });
  const [before, after] = [martialLaw, martialLawUntil('2026-12-24')].map((calendar) =>
    computeDeadline(rule, events, calendar),
  );
  expect([before?.dueOn, after?.dueOn]).toEqual(['2026-12-29', '2026-12-30']);
});

test('local rows of a tenant hold even under martial law', () => {
  const emergency = calendarDaySchema.parse({
    calendar: 'tenant:slavutych',
    recur: 'date:2026-12-03',
    kind: 'day-off',
    name: 'emergency',
    source: 'council act 7',
    validFrom: '2026-12-03',
  });
  const { steps, dueOn, calendarEdition } = computeDeadline(
    rule,
    eventsOf(start),
    overlayCalendar(martialLaw, [emergency], 'slavutych/1'),
  );
  expect({ dueOn, calendarEdition }).toEqual({ dueOn: '2026-12-10', calendarEdition: 'slavutych/1' });
  expect(steps[1]).toEqual({ op: 'skip', on: '2026-12-03', why: 'local-day-off', source: 'council act 7' });
});

describe('stored data that contradicts itself', () => {
  const at = '2026-12-03T08:00:00Z';
  const cases: Array<[CalendarProblem, DeadlineEventInput[]]> = [
    ['calendar/no-start', [{ kind: 'miss', at }]],
    ['calendar/start-not-corrected', [start, { kind: 'start', at }]],
    ['calendar/start-not-corrected', [start, { kind: 'start', at, was: '2026-12-01T08:00:00Z' }]],
    ['calendar/before-start', [start, { kind: 'miss', at: '2026-12-01T08:00:00Z' }]],
    ['calendar/event-not-allowed', [start, { kind: 'resume', at, why: 'fee-paid' }]],
    ['calendar/event-not-allowed', [start, { kind: 'cancel', at }, { kind: 'restart', at, why: 'changed' }]],
    ['calendar/pause-not-in-rule', [start, { kind: 'pause', at, why: 'holiday' }]],
    [
      'calendar/resume-not-in-rule',
      [start, { kind: 'pause', at, why: 'fee-issued' }, { kind: 'resume', at, why: 'x' }],
    ],
    ['calendar/stop-not-in-rule', [start, { kind: 'meet', at, why: 'forgotten' }]],
    ['calendar/restart-not-in-rule', [start, { kind: 'restart', at, why: 'whim' }]],
  ];
  test.each(cases)('%s', (code, events) => {
    expect(problemOf(() => computeDeadline(rule, eventsOf(...events), martialLaw))).toBe(code);
  });

  test('an extension that the rule does not know, a calendar of another state', () => {
    const extend = eventsOf(start, { kind: 'extend', at });
    expect(problemOf(() => computeDeadline(ruleWith(), extend, martialLaw))).toBe('calendar/extension-not-in-rule');
    const foreign = ruleWith({ calendar: 'pl-state' });
    expect(problemOf(() => computeDeadline(foreign, eventsOf(start), martialLaw))).toBe('calendar/wrong-calendar');
  });

  test('a table without working days ends in an error and not in an endless loop', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((month) =>
      Array.from({ length: 28 }, (_, index) => ({
        calendar: 'ua-state',
        recur: `fixed:${String(month).padStart(2, '0')}-${String(index + 1).padStart(2, '0')}`,
        kind: 'day-off' as const,
        name: 'rest',
        source: 'x',
        validFrom: '2020-01-01',
        validTo: null,
        verified: false,
      })),
    );
    const tail = [
      '01-29',
      '01-30',
      '01-31',
      '02-29',
      '03-29',
      '03-30',
      '03-31',
      '04-29',
      '04-30',
      '05-29',
      '05-30',
      '05-31',
    ]
      .concat(['06-29', '06-30', '07-29', '07-30', '07-31', '08-29', '08-30', '08-31', '09-29', '09-30', '10-29'])
      .concat(['10-30', '10-31', '11-29', '11-30', '12-29', '12-30', '12-31'])
      .map((day) => ({ ...days[0]!, recur: `fixed:${day}` }));
    const calendar: Calendar = { days: [...days, ...tail], regimes: [] };
    expect(problemOf(() => computeDeadline(rule, eventsOf(start), calendar))).toBe('calendar/no-working-day');
    const rolling = ruleWith({ unit: 'calendar-days', roll: 'next-working-day' });
    expect(problemOf(() => computeDeadline(rolling, eventsOf(start), calendar))).toBe('calendar/no-working-day');
  });
});

describe('rule schema', () => {
  test.each([
    { unit: 'hours' as const },
    { unit: 'hours' as const, end: 'moment' as const, start: { event: 'x', count: 'day-after' as const } },
    { end: 'moment' as const },
    { amount: 0 },
    { amount: -1 },
    { amount: 100_000 },
    { roll: 'next-working-day' as const },
    { zone: 'Europe/Nowhere' },
    { start: { event: 'x', count: 'day-after' as const, afterHours: 'next-working-day' as const } },
    {
      unit: 'hours' as const,
      end: 'moment' as const,
      start: { event: 'x', count: 'moment' as const, afterHours: 'next-working-day' as const, officeClosesAt: '18:00' },
    },
  ])('refuses %j', (changes) => {
    expect(deadlineRuleSchema.safeParse({ ...ruleWith(), ...changes }).success).toBe(false);
  });

  test('takes the former name of the Kyiv zone for the same zone', () => {
    expect(ruleWith({ zone: 'Europe/Kiev' }).zone).toBe('Europe/Kyiv');
    expect(peaceTime.base).toBe('ua-state');
  });
});

test('steps survive storage as JSON', () => {
  const { steps } = compute({ kind: 'meet', at: '2026-12-09T08:00:00Z', why: 'answered' });
  expect(JSON.parse(JSON.stringify(steps)).map((step: unknown) => deadlineStepSchema.parse(step))).toStrictEqual(steps);
});
