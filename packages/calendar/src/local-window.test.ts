import { describe, expect, test } from 'vitest';
import { CalendarError } from './errors.ts';
import { closingInstant, hoursInDay, openingInstant } from './local-window.ts';
import { canonicalZone, currentLocalDay, instantSchema, KYIV, zoneSchema } from './zone.ts';

describe('local time over the change of the clock in Kyiv', () => {
  test('a time skipped in spring moves forward', () => {
    expect(openingInstant('2026-03-29T03:30', KYIV)).toBe('2026-03-29T01:30:00Z');
    expect(closingInstant('2026-03-29T03:30', KYIV)).toBe('2026-03-29T01:30:00Z');
  });
  test('a time that comes twice in autumn: first for openings, second for closings', () => {
    expect(openingInstant('2026-10-25T03:30', KYIV)).toBe('2026-10-25T00:30:00Z');
    expect(closingInstant('2026-10-25T03:30', KYIV)).toBe('2026-10-25T01:30:00Z');
  });
  test('the day of the change is shorter or longer', () => {
    expect([hoursInDay('2026-03-29', KYIV), hoursInDay('2026-03-30', KYIV)]).toEqual([23, 24]);
  });
  test('what is no local time is refused', () => {
    expect(() => openingInstant('2026-13-01T00:00', KYIV)).toThrow(RangeError);
  });
});

describe('zone', () => {
  test('both names of Kyiv are one zone', () => {
    expect(canonicalZone('Europe/Kiev')).toBe('Europe/Kyiv');
    expect(zoneSchema.parse('Europe/Kiev')).toBe('Europe/Kyiv');
    expect(zoneSchema.safeParse('Europe/Nowhere').success).toBe(false);
    expect(openingInstant('2026-12-01T00:00', 'Europe/Kiev')).toBe(openingInstant('2026-12-01T00:00', KYIV));
  });
  test('the local day turns at local midnight', () => {
    expect(currentLocalDay('2026-11-20T21:59:59Z')).toBe('2026-11-20');
    expect(currentLocalDay(new Date('2026-11-20T22:00:00Z'), 'Europe/Kiev')).toBe('2026-11-21');
    for (const text of ['soon', '2026-11-20T22:00:00', '2026-11-20', '2026-13-45T00:00:00Z']) {
      expect(() => currentLocalDay(text), text).toThrow(CalendarError);
    }
    expect(() => currentLocalDay(new Date(Number.NaN))).toThrow(CalendarError);
  });
});

test('moments are stored in one form', () => {
  expect(instantSchema.parse('2026-11-20T18:30:00+02:00')).toBe('2026-11-20T16:30:00Z');
  expect(instantSchema.parse(new Date('2026-11-20T16:30:00.250Z'))).toBe('2026-11-20T16:30:00.250Z');
  expect(instantSchema.safeParse('2026-11-20').success).toBe(false);
});
