import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closingInstant, localWindow, openingInstant } from './local-window.ts';
import { clockAt, currentLocalDay, KYIV } from './zone.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** 00:00 UTC of the month's last Sunday: clocks change at 01:00 UTC, which is 03:00 by winter time in Kyiv. */
function lastSunday(year: number, month: 3 | 10): number {
  const lastDay = new Date(Date.UTC(year, month, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * DAY_MS;
}

const years = fc.integer({ min: 2022, max: 2035 });
const minutes = fc.integer({ min: 0, max: 59 });
const two = (number: number) => String(number).padStart(2, '0');
const local = (sunday: number, hour: number, minute: number) =>
  `${new Date(sunday).toISOString().slice(0, 10)}T${two(hour)}:${two(minute)}`;
const utc = (sunday: number, hour: number, minute: number) =>
  new Date(sunday + (hour * 60 + minute) * MINUTE_MS).toISOString().replace('.000Z', 'Z');

describe('R16 the night of the change of clocks in Kyiv', () => {
  it('R16 in spring 03:00–04:00 does not exist: whatever is announced for it begins and ends an hour later', () => {
    fc.assert(
      fc.property(years, minutes, (year, minute) => {
        const sunday = lastSunday(year, 3);
        expect(openingInstant(local(sunday, 3, minute), KYIV)).toBe(utc(sunday, 1, minute));
        expect(closingInstant(local(sunday, 3, minute), KYIV)).toBe(utc(sunday, 1, minute));
        expect(openingInstant(local(sunday, 2, minute), KYIV)).toBe(utc(sunday, 0, minute));
        expect(openingInstant(local(sunday, 4, minute), KYIV)).toBe(utc(sunday, 1, minute));
      }),
    );
  });

  it('R16 in autumn 03:00–04:00 comes twice: a window opens at the first and closes at the second', () => {
    fc.assert(
      fc.property(years, minutes, (year, minute) => {
        const sunday = lastSunday(year, 10);
        expect(openingInstant(local(sunday, 3, minute), KYIV)).toBe(utc(sunday, 0, minute));
        expect(closingInstant(local(sunday, 3, minute), KYIV)).toBe(utc(sunday, 1, minute));
        expect(openingInstant(local(sunday, 2, minute), KYIV)).toBe(utc(sunday - DAY_MS, 23, minute));
        expect(closingInstant(local(sunday, 4, minute), KYIV)).toBe(utc(sunday, 2, minute));
      }),
    );
  });

  it('R16 every moment of both nights has one local time, and that time leads back to it or to its twin', () => {
    fc.assert(
      fc.property(
        years,
        fc.constantFrom(3 as const, 10 as const),
        fc.integer({ min: 0, max: 299 }),
        (year, month, at) => {
          const moment = lastSunday(year, month) - 2 * 60 * MINUTE_MS + at * MINUTE_MS;
          const text = `${currentLocalDay(new Date(moment), KYIV)}T${clockAt(moment, KYIV)}`;
          const twins = [openingInstant(text, KYIV), closingInstant(text, KYIV)].map((instant) => Date.parse(instant));
          expect(twins).toContain(moment);
          expect(twins[1]! - twins[0]!).toBe(twins[0] === twins[1] ? 0 : 60 * MINUTE_MS);
        },
      ),
    );
  });

  it('R16 a window over the night is as long as the clocks say it is, an hour more or less than announced', () => {
    fc.assert(
      fc.property(years, minutes, (year, minute) => {
        const around = (month: 3 | 10) => {
          const sunday = lastSunday(year, month);
          return localWindow(local(sunday - DAY_MS, 12, minute), local(sunday, 12, minute), KYIV).hours;
        };
        expect([around(3), around(10)]).toEqual([23, 25]);
      }),
    );
  });
});
