import { describe, expect, test } from 'vitest';
import { computeDeadline, type DeadlineRuleInput, hoursInDay, KYIV, localWindow } from './index.ts';
import { eventsOf, hoursRule, martialLaw, martialLawUntil, peaceTime, ruleWith, startedAt } from './test-rules.ts';

const moderation = ruleWith({ amount: 2, start: { event: 'submitted', count: 'day-after' } });
const submitted = [startedAt('2026-12-30T10:00:00+02:00')];

const answerRule: DeadlineRuleInput = {
  id: 'information-requests.answer',
  edition: '2939-VI/2026',
  source: '2939-VI art. 20',
  unit: 'working-days',
  amount: 5,
  calendar: 'ua-state',
  zone: 'Europe/Kyiv',
  regimeBy: 'each-day',
  start: { event: 'received', count: 'day-after', afterHours: 'same-day' },
  end: 'end-of-local-day',
  roll: 'none',
  pause: [{ from: 'fee-issued', to: 'fee-paid', countEnds: false }],
  extend: {
    to: 20,
    unit: 'working-days',
    countFrom: 'original-start',
    once: true,
    decideWithin: 'original-term',
    needs: ['ground', 'reason'],
  },
  restart: [{ on: 'complaint-upheld', amount: 5 }],
  stop: ['answered', 'forwarded', 'withdrawn'],
  warn: [
    { before: 1, unit: 'working-days' },
    { before: 4, unit: 'hours' },
  ],
};
const answer = ruleWith(answerRule);
const receivedFridayEvening = startedAt('2026-11-20T18:30:00+02:00');

const extended = eventsOf(
  { kind: 'start', at: '2026-12-07T09:00:00+02:00' },
  { kind: 'extend', at: '2026-12-14T16:00:00+02:00', details: { ground: 'volume', reason: '400 pages' } },
);

const consultation = ruleWith({
  unit: 'calendar-days',
  amount: 15,
  roll: 'next-working-day',
  start: { event: 'announced', count: 'day-after' },
});

const review = ruleWith({
  amount: 10,
  start: { event: 'announced', count: 'day-after' },
  pause: [{ from: 'hearing-set', to: 'hearing-held' }],
});

describe('worked examples of the domain model, section 6', () => {
  test('row 1: moderation 2 working days over New Year, martial law', () => {
    const { dueOn, dueBefore, steps } = computeDeadline(moderation, submitted, martialLaw);
    expect({ dueOn, dueBefore }).toEqual({ dueOn: '2027-01-01', dueBefore: '2027-01-01T22:00:00Z' });
    expect(steps).toEqual([
      { op: 'start', on: '2026-12-30', why: 'submitted' },
      { op: 'count', on: '2026-12-31', n: 1 },
      { op: 'count', on: '2027-01-01', n: 2, why: 'martial-law', source: '2136-IX art. 6(6)' },
      { op: 'due', on: '2027-01-01', before: '2027-01-01T22:00:00Z' },
    ]);
  });

  test('row 2: the same in peace time, with the steps of the domain model word for word', () => {
    const { steps, dueOn } = computeDeadline(moderation, submitted, peaceTime);
    expect(dueOn).toBe('2027-01-04');
    expect(steps).toStrictEqual([
      { op: 'start', on: '2026-12-30', why: 'submitted' },
      { op: 'count', on: '2026-12-31', n: 1 },
      { op: 'skip', on: '2027-01-01', why: 'holiday.new-year', source: 'КЗпП 73' },
      { op: 'skip', on: '2027-01-02', to: '2027-01-03', why: 'weekend' },
      { op: 'count', on: '2027-01-04', n: 2 },
      { op: 'due', on: '2027-01-04', before: '2027-01-04T22:00:00Z' },
    ]);
  });

  test('row 3: martial law ends on 31.12, each day asked for its own regime', () => {
    expect(computeDeadline(moderation, submitted, martialLawUntil('2026-12-31')).dueOn).toBe('2027-01-04');
    const frozen = ruleWith({ amount: 2, regimeBy: 'start' });
    expect(computeDeadline(frozen, submitted, martialLawUntil('2026-12-31')).dueOn).toBe('2027-01-01');
  });

  test('row 4: request received on Friday evening, same day', () => {
    const { dueOn, dueBefore, steps } = computeDeadline(answer, [receivedFridayEvening], martialLaw);
    expect({ dueOn, dueBefore }).toEqual({ dueOn: '2026-11-27', dueBefore: '2026-11-27T22:00:00Z' });
    expect(steps).toContainEqual({ op: 'count', on: '2026-11-23', to: '2026-11-27', n: 5 });
  });

  test('row 5: the same, received after hours counts as the next working day', () => {
    const strict = ruleWith({
      ...answerRule,
      start: { event: 'received', count: 'day-after', afterHours: 'next-working-day', officeClosesAt: '18:00' },
    });
    const { dueOn, startedOn, steps } = computeDeadline(strict, [receivedFridayEvening], martialLaw);
    expect({ startedOn, dueOn }).toEqual({ startedOn: '2026-11-23', dueOn: '2026-11-30' });
    expect(steps.slice(0, 2)).toEqual([
      { op: 'start', on: '2026-11-20', why: 'received' },
      { op: 'start', on: '2026-11-23', why: 'after-hours' },
    ]);
  });

  test('row 6: urgent request, 48 hours over a weekend', () => {
    const { dueOn, dueBefore, steps } = computeDeadline(hoursRule(48), [receivedFridayEvening], martialLaw);
    expect({ dueOn, dueBefore }).toEqual({ dueOn: '2026-11-22', dueBefore: '2026-11-22T16:30:00Z' });
    expect(steps).toEqual([
      { op: 'start', on: '2026-11-20', at: '2026-11-20T16:30:00Z', why: 'received' },
      { op: 'count', on: '2026-11-20', to: '2026-11-22', n: 48, unit: 'hours' },
      { op: 'due', on: '2026-11-22', before: '2026-11-22T16:30:00Z', unit: 'hours' },
    ]);
  });

  test('row 7: 48 hours over the autumn change of the clock end at 09:00', () => {
    const { dueBefore } = computeDeadline(hoursRule(48), [startedAt('2026-10-24T10:00:00+03:00')], martialLaw);
    expect(dueBefore).toBe('2026-10-26T07:00:00Z');
  });

  test('row 8: request extended to 20 working days, martial law', () => {
    const { dueOn, term, steps } = computeDeadline(answer, extended, martialLaw);
    expect({ dueOn, term }).toEqual({ dueOn: '2027-01-04', term: { unit: 'working-days', amount: 20 } });
    expect(computeDeadline(answer, extended.slice(0, 1), martialLaw).dueOn).toBe('2026-12-14');
    expect(steps.slice(1, 6)).toEqual([
      { op: 'count', on: '2026-12-08', to: '2026-12-11', n: 4 },
      { op: 'skip', on: '2026-12-12', to: '2026-12-13', why: 'weekend' },
      { op: 'count', on: '2026-12-14', n: 5 },
      { op: 'extend', on: '2026-12-14', n: 20, unit: 'working-days' },
      { op: 'count', on: '2026-12-15', to: '2026-12-18', n: 9 },
    ]);
  });

  test('row 9: the same in peace time, 25.12 and 1.1 skipped', () => {
    const { dueOn, steps } = computeDeadline(answer, extended, peaceTime);
    expect(dueOn).toBe('2027-01-06');
    const holidays = steps.filter(({ why }) => why?.startsWith('holiday.')).map(({ on }) => on);
    expect(holidays).toEqual(['2026-12-25', '2027-01-01']);
  });

  test('row 10: request forwarded on Wednesday stops on day 3; the holder counts from there', () => {
    const forwarded = { kind: 'meet', at: '2026-11-25T15:00:00+02:00', why: 'forwarded' } as const;
    const ours = computeDeadline(answer, [receivedFridayEvening, ...eventsOf(forwarded)], martialLaw);
    expect(ours.state).toBe('met');
    expect(ours.steps.at(-1)).toEqual({ op: 'stop', on: '2026-11-25', n: 3, why: 'forwarded' });
    const holder = computeDeadline(answer, [startedAt(forwarded.at)], martialLaw);
    expect(holder.dueOn).toBe('2026-12-02');
    expect(holder.steps[1]?.on).toBe('2026-11-26');
  });

  test('row 11: consultation of 15 calendar days ends on a Sunday and rolls', () => {
    for (const calendar of [martialLaw, peaceTime]) {
      const { dueOn, steps } = computeDeadline(consultation, [startedAt('2026-11-07T12:00:00+02:00')], calendar);
      expect(dueOn).toBe('2026-11-23');
      expect(steps).toContainEqual({ op: 'roll', on: '2026-11-22', to: '2026-11-23', why: 'weekend' });
    }
  });

  test('row 12: the Monday after is Constitution Day, a holiday in peace time only', () => {
    const announced = [startedAt('2027-06-12T12:00:00+03:00')];
    const war = computeDeadline(consultation, announced, martialLaw);
    expect([war.dueOn, war.dueBefore]).toEqual(['2027-06-28', '2027-06-28T21:00:00Z']);
    const peace = computeDeadline(consultation, announced, peaceTime);
    expect(peace.dueOn).toBe('2027-06-29');
    expect(peace.steps.filter(({ op }) => op === 'roll')).toEqual([
      { op: 'roll', on: '2027-06-27', to: '2027-06-28', why: 'weekend' },
      { op: 'roll', on: '2027-06-28', to: '2027-06-29', why: 'holiday.constitution-day', source: 'КЗпП 73' },
    ]);
  });

  test('row 13: petition review of 10 working days, martial law', () => {
    expect(computeDeadline(review, [startedAt('2026-12-02T10:00:00+02:00')], martialLaw).dueOn).toBe('2026-12-16');
  });

  test('row 14: the same with a hearing pause', () => {
    const events = eventsOf(
      { kind: 'start', at: '2026-12-02T10:00:00+02:00' },
      { kind: 'pause', at: '2026-12-07T10:00:00+02:00', why: 'hearing-set' },
      { kind: 'resume', at: '2026-12-14T10:00:00+02:00', why: 'hearing-held' },
    );
    const { dueOn, state, steps } = computeDeadline(review, events, martialLaw);
    expect({ dueOn, state }).toEqual({ dueOn: '2026-12-24', state: 'running' });
    expect(steps).toEqual([
      { op: 'start', on: '2026-12-02', why: 'announced' },
      { op: 'count', on: '2026-12-03', to: '2026-12-04', n: 2 },
      { op: 'skip', on: '2026-12-05', to: '2026-12-06', why: 'weekend' },
      { op: 'pause', on: '2026-12-07', why: 'hearing-set' },
      { op: 'resume', on: '2026-12-14', why: 'hearing-held' },
      { op: 'count', on: '2026-12-15', to: '2026-12-18', n: 6 },
      { op: 'skip', on: '2026-12-19', to: '2026-12-20', why: 'weekend' },
      { op: 'count', on: '2026-12-21', to: '2026-12-24', n: 10 },
      { op: 'due', on: '2026-12-24', before: '2026-12-24T22:00:00Z' },
    ]);
  });

  test('row 15: announcement within 3 working days of the threshold', () => {
    const announcement = ruleWith({ amount: 3, start: { event: 'threshold-reached', count: 'day-after' } });
    const { dueOn } = computeDeadline(announcement, [startedAt('2026-11-27T20:00:00+02:00')], martialLaw);
    expect(dueOn).toBe('2026-12-02');
  });

  test('row 16: collection of 90 calendar days', () => {
    const collection = ruleWith({
      unit: 'calendar-days',
      amount: 90,
      start: { event: 'published', count: 'day-after' },
    });
    const { dueOn, dueBefore, steps } = computeDeadline(
      collection,
      [startedAt('2026-09-01T09:00:00+03:00')],
      martialLaw,
    );
    expect([dueOn, dueBefore]).toEqual(['2026-11-30', '2026-11-30T22:00:00Z']);
    expect(steps[1]).toEqual({ op: 'count', on: '2026-09-02', to: '2026-11-30', n: 90 });
  });

  test('row 17: collection of 3 months is clamped to the end of February and rolls', () => {
    const collection = ruleWith({ unit: 'months', amount: 3, roll: 'next-working-day' });
    const { dueOn, steps } = computeDeadline(collection, [startedAt('2026-11-30T09:00:00+02:00')], martialLaw);
    expect(dueOn).toBe('2027-03-01');
    expect(steps.slice(1, 3)).toEqual([
      { op: 'count', on: '2026-12-01', to: '2027-02-28', n: 3, unit: 'months', why: 'month-end' },
      { op: 'roll', on: '2027-02-28', to: '2027-03-01', why: 'weekend' },
    ]);
  });

  test('row 18: voting from 14:00 to 14:00 over the change of the clock lasts 337 hours', () => {
    expect(localWindow('2026-10-14T14:00', '2026-10-28T14:00', KYIV)).toEqual({
      opensAt: '2026-10-14T11:00:00Z',
      closesAt: '2026-10-28T12:00:00Z',
      hours: 337,
    });
    expect(hoursInDay('2026-10-25', KYIV)).toBe(25);
  });
});
