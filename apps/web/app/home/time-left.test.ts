import { describe, expect, it } from 'vitest';
import { hoursUntil, lastDayOf, wholeDaysUntil } from './time-left.ts';

describe('time left', () => {
  const endsAt = '2026-12-12T22:00:00.000Z';

  it('names the day before a midnight as the last one', () => {
    expect(lastDayOf(endsAt).toISOString()).toBe('2026-12-12T21:59:59.999Z');
  });

  it.each([
    ['2026-12-12T22:00:00.000Z', 0, 0],
    ['2026-12-12T21:59:59.000Z', 1, 1],
    ['2026-12-11T22:00:00.000Z', 1, 24],
    ['2026-12-11T21:59:59.000Z', 2, 25],
    ['2026-12-20T00:00:00.000Z', 0, 0],
  ])('at %s counts %i days and %i hours', (now, days, hours) => {
    expect(wholeDaysUntil(endsAt, now)).toBe(days);
    expect(hoursUntil(endsAt, now)).toBe(hours);
  });
});
