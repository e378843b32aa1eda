import { describe, expect, test } from 'vitest';
import { computeDeadline } from './compute-deadline.ts';
import type { DeadlineEvent, DeadlineEventInput } from './deadline-event.ts';
import { refusalOf } from './refusal-of.ts';
import { eventsOf, martialLaw, ruleWith } from './test-rules.ts';

const rule = ruleWith({
  pause: [{ from: 'fee-issued', to: 'fee-paid' }],
  extend: { to: 20, unit: 'working-days', needs: ['ground', 'reason'] },
  stop: ['answered'],
});
const details = { ground: 'volume', reason: 'many pages' };
const start = { kind: 'start', at: '2026-12-02T08:00:00Z' } as const;
const extend = { kind: 'extend', at: '2026-12-09T08:00:00Z', details } as const;
const pause = { kind: 'pause', at: '2026-12-04T08:00:00Z', why: 'fee-issued' } as const;

function refusal(next: DeadlineEventInput, events: DeadlineEventInput[] = [start], its = rule) {
  return refusalOf(its, eventsOf(...events), eventsOf(next)[0] as DeadlineEvent, martialLaw);
}

describe('an extension', () => {
  test('within the term, with ground and reason, may be', () => {
    expect(refusal(extend)).toBeNull();
    expect(refusal({ ...extend, to: 6 })).toBeNull();
  });
  test('may be decided while a pause keeps the end open', () => {
    expect(refusal(extend, [start, pause])).toBeNull();
  });
  test('a second time is refused, unless the rule allows more', () => {
    expect(refusal({ ...extend, at: '2026-12-10T08:00:00Z' }, [start, extend])).toBe('calendar/already-extended');
    const often = ruleWith({ extend: { to: 20, unit: 'working-days', once: false } });
    const again = { ...extend, at: '2026-12-10T08:00:00Z', to: 8 };
    expect(refusal(again, [start, { ...extend, to: 7 }], often)).toBeNull();
    expect(refusal(again, [start, extend], often)).toBe('calendar/extension-shortens');
  });
  test('without a reason is refused', () => {
    expect(refusal({ ...extend, details: { ground: 'volume', reason: '  ' } })).toBe('calendar/extension-incomplete');
    expect(refusal({ ...extend, details: undefined })).toBe('calendar/extension-incomplete');
  });
  test('is decided before the term ends', () => {
    expect(refusal({ ...extend, at: '2026-12-09T21:59:59Z' })).toBeNull();
    expect(refusal({ ...extend, at: '2026-12-09T22:00:00Z' })).toBe('calendar/extension-too-late');
    const anyTime = ruleWith({ extend: { to: 20, unit: 'working-days', decideWithin: 'any-time' } });
    expect(refusal({ ...extend, at: '2026-12-20T22:00:00Z' }, [start], anyTime)).toBeNull();
  });
  test('beyond the most that the rule gives is refused, and one that brings nothing too', () => {
    expect(refusal({ ...extend, to: 21 })).toBe('calendar/extension-too-long');
    expect(refusal({ ...extend, to: 5 })).toBe('calendar/extension-shortens');
  });
  test('of a rule without extension is refused', () => {
    expect(refusal(extend, [start], ruleWith())).toBe('calendar/extension-not-in-rule');
  });
});

test('a pause after the end is refused', () => {
  expect(refusal(pause)).toBeNull();
  expect(refusal({ ...pause, at: '2026-12-10T08:00:00Z' })).toBe('calendar/term-over');
});

test('a miss before the end is refused, and while a pause keeps the end open', () => {
  expect(refusal({ kind: 'miss', at: '2026-12-09T22:00:00Z' })).toBeNull();
  expect(refusal({ kind: 'miss', at: '2026-12-09T21:00:00Z' })).toBe('calendar/not-yet-due');
  expect(refusal({ kind: 'miss', at: '2026-12-12T21:00:00Z' }, [start, pause])).toBe('calendar/event-not-allowed');
});

test('an event earlier than the last on record is refused; a corrected start may be', () => {
  const answered = { kind: 'meet', at: '2026-12-04T07:00:00Z', why: 'answered' } as const;
  expect(refusal({ kind: 'cancel', at: '2026-12-03T08:00:00Z' }, [start, extend])).toBe('calendar/event-not-allowed');
  expect(refusal({ ...extend, at: '2026-12-03T08:00:00Z' }, [start, pause])).toBe('calendar/out-of-order');
  expect(refusal(answered)).toBeNull();
  expect(refusal({ kind: 'start', at: '2026-12-01T08:00:00Z', was: start.at }, [start, pause])).toBeNull();
});

test('a first start may be', () => {
  expect(refusal(start, [])).toBeNull();
});

test('what was lawful once is replayed even when the calendar has changed since', () => {
  const events = eventsOf(start, { ...extend, at: '2026-12-20T08:00:00Z' });
  expect(computeDeadline(rule, events, martialLaw).dueOn).toBe('2026-12-30');
});

test('an unexpected failure is not disguised as a refusal', () => {
  const foul = { ...rule, zone: 'Europe/Nowhere' };
  expect(() => refusal(extend, [start], foul)).toThrow(RangeError);
});
