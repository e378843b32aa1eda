import { getNextMillis } from 'bullmq';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latestSlot } from './schedules.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

test('R17 the latest slot is the last one not after now', () => {
  const patterns = fc.constantFrom('* * * * *', '*/7 * * * *', '0 3 * * *', '30 2 * * 1', '0 0 1 * *', '15 4 29 2 *');
  const moments = fc.date({ min: new Date('2024-03-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(patterns, moments, (pattern, now) => {
      const slot = latestSlot(pattern, 'Europe/Kyiv', now.getTime()) as number;
      expect(slot).toBeLessThanOrEqual(now.getTime());
      expect(getNextMillis(slot - 1, { pattern, tz: 'Europe/Kyiv' })).toBe(slot);
      expect(getNextMillis(slot, { pattern, tz: 'Europe/Kyiv' })).toBeGreaterThan(now.getTime());
    }),
    { numRuns: 50 },
  );
});

test('slots follow the clocks of Kyiv over both changes of the hour', () => {
  const at = (now: string) => iso(latestSlot('0 3 * * *', 'Europe/Kyiv', Date.parse(now)));
  expect(at('2026-03-28T12:00:00Z')).toBe('2026-03-28T01:00:00.000Z');
  expect(at('2026-03-30T12:00:00Z')).toBe('2026-03-30T00:00:00.000Z');
  expect(at('2026-10-26T12:00:00Z')).toBe('2026-10-26T01:00:00.000Z');
});
