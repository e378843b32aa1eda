import { expect, test } from 'vitest';
import { computeDeadline } from './compute-deadline.ts';
import { martialLaw, ruleWith, startedAt } from './test-rules.ts';
import { warningMoments } from './warning-moments.ts';

test('warnings come in the order of their moments', () => {
  const rule = ruleWith({
    warn: [
      { before: 4, unit: 'hours' },
      { before: 1, unit: 'working-days' },
      { before: 4, unit: 'calendar-days' },
    ],
  });
  const deadline = computeDeadline(rule, [startedAt('2026-11-23T10:00:00+02:00')], martialLaw);
  expect(deadline.dueOn).toBe('2026-11-30');
  expect(warningMoments(rule, deadline, martialLaw)).toEqual([
    { at: '2026-11-25T22:00:00Z', before: 4, unit: 'calendar-days' },
    { at: '2026-11-26T22:00:00Z', before: 1, unit: 'working-days' },
    { at: '2026-11-30T18:00:00Z', before: 4, unit: 'hours' },
  ]);
});

test('nothing to warn of while the end is open', () => {
  const rule = ruleWith({ warn: [{ before: 4, unit: 'hours' }] });
  expect(warningMoments(rule, { dueOn: null, dueBefore: null }, martialLaw)).toEqual([]);
  expect(warningMoments(rule, { dueOn: '2026-11-30', dueBefore: null }, martialLaw)).toEqual([]);
});
