import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LocalClock } from './local-clock.ts';
import { localDayOf } from './local-day.ts';
import { currentLocalDay, KYIV } from './zone.ts';

const ZONES = [KYIV, 'UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/New_York', 'Asia/Kathmandu'];

test.each(ZONES)('the remembered day of %s is the day of the zone data', (zone) => {
  const clock = new LocalClock(zone);
  const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const moment = minute * 60_000;
      expect(localDayOf(clock.dayAt(moment))).toBe(currentLocalDay(new Date(moment), zone));
    }),
  );
});
