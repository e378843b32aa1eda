import type { Random } from './random.ts';

/** How many signatures a petition gets and when it was published. */
export interface PlannedPetition {
  readonly publishedAt: Date;
  readonly signatures: number;
}

export interface LoadPlanOptions {
  readonly petitions: number;
  readonly signatures: number;
  readonly threshold: number;
  readonly collectDays: number;
  /** Most signatures of one petition. */
  readonly hottest: number;
  /** How many different people sign. */
  readonly people: number;
  readonly now: Date;
}

/** More was asked for than people can sign. */
export class TooMuchLoad extends Error {}

const DAY = 86_400_000;
const YEARS_DAYS = 3 * 365;
/** Parts of the whole: petitions still collecting, those that passed the threshold, and the latter's part of all signatures. */
const COLLECTING = 0.3;
const HOT = 0.003;
const HOT_SIGNATURES = 0.25;
/** The larger, the fewer petitions have most of the signatures. */
const SKEW = 1.1;

/**
 * Spreads petitions over three years and signatures over the petitions: most get a few, some nearly enough, a few hot ones far
 * more than the threshold. The numbers add up exactly.
 *
 * @throws TooMuchLoad when the signatures do not fit
 */
export function planLoad(random: Random, options: LoadPlanOptions): PlannedPetition[] {
  const { petitions, signatures, threshold, collectDays, hottest, people, now } = options;
  const hot = Math.min(Math.ceil(petitions * HOT), Math.floor((signatures * HOT_SIGNATURES) / threshold));
  const caps = Array.from({ length: petitions }, (_, index) => Math.min(people, index < hot ? hottest : threshold - 1));
  const room = caps.reduce((sum, cap) => sum + cap, 0);
  if (signatures > room) {
    throw new TooMuchLoad(
      `${petitions} petitions of this hromada take ${room} signatures at most: ask for more petitions or fewer signatures.`,
    );
  }
  const counts = caps.map((_, index) => (index < hot ? threshold : 0));
  const hotRest = Math.max(0, Math.floor(signatures * HOT_SIGNATURES) - hot * threshold);
  share(random, counts, caps, 0, hot, hotRest);
  share(random, counts, caps, hot, petitions, signatures - sumOf(counts));
  fillUp(counts, caps, signatures - sumOf(counts));

  return counts.map((count, index) => {
    // An open petition has had a day at least, so that somebody had the time to sign it.
    const isOpen = index < hot || random.next() < COLLECTING;
    const days = isOpen
      ? 1 + random.next() * Math.max(0, collectDays - 3)
      : collectDays + 2 + random.next() * (YEARS_DAYS - collectDays - 2);
    return { publishedAt: new Date(now.getTime() - Math.floor(days * DAY)), signatures: count };
  });
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** Gives out `total` by skewed weights between two places of the list, no more than each cap allows. */
function share(
  random: Random,
  counts: number[],
  caps: readonly number[],
  from: number,
  to: number,
  total: number,
): void {
  if (to <= from || total <= 0) return;
  const weights = Array.from({ length: to - from }, () => Math.min((1 - random.next()) ** -(1 / SKEW), 1_000));
  const whole = sumOf(weights);
  for (const [index, weight] of weights.entries()) {
    const place = from + index;
    counts[place] = Math.min(caps[place]!, counts[place]! + Math.floor((total * weight) / whole));
  }
}

/** What the caps and the rounding left over, from the last petition to the first. */
function fillUp(counts: number[], caps: readonly number[], left: number): void {
  let rest = left;
  for (let step = 0; rest > 0; step += 1) {
    const place = counts.length - 1 - (step % counts.length);
    const more = Math.min(rest, caps[place]! - counts[place]!, Math.max(1, Math.ceil(rest / counts.length)));
    counts[place]! += more;
    rest -= more;
  }
}
