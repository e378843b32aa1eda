import { type DayNumber, MS_PER_DAY } from './local-day.ts';
import { startOfDay } from './zone.ts';

/** The local days of one zone, remembered: asking the zone data for each deadline would cost more than counting it. */
export class LocalClock {
  readonly zone: string;
  readonly #starts = new Map<DayNumber, number>();

  constructor(zone: string) {
    this.zone = zone;
  }

  /** First moment of a local day, in milliseconds. */
  startOf(day: DayNumber): number {
    const known = this.#starts.get(day);
    if (known !== undefined) return known;
    const start = startOfDay(day, this.zone);
    this.#starts.set(day, start);
    return start;
  }

  /** The local day at a moment. No zone is a whole day away from UTC, so only the neighbours need a look. */
  dayAt(milliseconds: number): DayNumber {
    const day = Math.floor(milliseconds / MS_PER_DAY);
    if (milliseconds < this.startOf(day)) return day - 1;
    return milliseconds < this.startOf(day + 1) ? day : day + 1;
  }
}
