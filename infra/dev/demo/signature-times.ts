import type { Random } from './random.ts';

const HOUR = 3_600_000;
/** Nobody is awake: hours of UTC that are night in Kyiv, winter and summer. */
const NIGHT_FROM = 22;
const NIGHT_TO = 4;

/** When a petition that has its signatures may have got the last one it needed: within the last day, so that the answer is still to come. */
export function decidingFrom(publishedAt: Date, end: Date): Date {
  return new Date(Math.max((publishedAt.getTime() + end.getTime()) / 2, end.getTime() - 24 * HOUR));
}

/**
 * Moments of `count` signatures, in order, from `from` up to, not including, `to`: many in the first days, few at night.
 * In whole milliseconds.
 */
export function signatureTimes(random: Random, count: number, from: Date, to: Date): Date[] {
  const [start, end] = [from.getTime(), to.getTime()];
  const length = end - start;
  if (length < 1) throw new Error('there is no time to sign in');
  const moments = Array.from({ length: count }, () => {
    const moment = start + Math.floor(random.next() ** 1.4 * length);
    const hour = new Date(moment).getUTCHours();
    const isNight = hour >= NIGHT_FROM || hour < NIGHT_TO;
    const later = moment + (6 + random.int(0, 8)) * HOUR;
    return isNight && later < end ? later : moment;
  });
  return moments.sort((a, b) => a - b).map((moment) => new Date(moment));
}
