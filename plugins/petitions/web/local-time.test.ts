import { expect, it } from 'vitest';
import { instantOf, localTime } from './local-time.ts';

const KYIV = 'Europe/Kyiv';

it('what a moderator types is the clock on the wall, in winter and in summer', () => {
  expect(instantOf('2026-11-20T18:30', KYIV)).toBe('2026-11-20T16:30:00.000Z');
  expect(instantOf('2026-07-20T18:30:05', KYIV)).toBe('2026-07-20T15:30:05.000Z');
  expect(instantOf(localTime('2026-11-20T16:30:05.000Z', KYIV), KYIV)).toBe('2026-11-20T16:30:05.000Z');
  expect(instantOf('завтра', KYIV)).toBe('завтра');
});
