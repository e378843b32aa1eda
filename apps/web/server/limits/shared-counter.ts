import type { HitExchange, HitTotal } from '@viche/db';
import type { Logger } from '@viche/plugin-api';

export interface Allowance {
  /** Hits within one window; the next one is refused. */
  readonly limit: number;
  readonly windowMs: number;
}

export interface SharedCounterOptions {
  readonly exchange: HitExchange;
  readonly log: Logger;
  /** How often processes tell one another. Default 1,000 ms. */
  readonly everyMs?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

interface Count {
  endsAt: number;
  windowMs: number;
  /** What all processes had counted at the last exchange. */
  known: number;
  /** What this process counted since. */
  fresh: number;
}

const MOST_KEYS = 100_000;
const MOST_KEYS_AT_ONCE = 5_000;
const ROUNDS_BETWEEN_SWEEPS = 60;

/**
 * Counts hits in windows, in memory, and exchanges the counts with other processes in the background: no request waits for
 * a store. A burst may pass for as long as the processes do not know of one another (ADR 014).
 */
export class SharedCounter {
  readonly #counts = new Map<string, Count>();
  readonly #changed = new Set<string>();
  readonly #options: Required<SharedCounterOptions>;
  #timer: NodeJS.Timeout | undefined;
  #exchanging: Promise<void> = Promise.resolve();
  #outage = false;
  #rounds = 0;
  #closed = false;

  constructor(options: SharedCounterOptions) {
    this.#options = { everyMs: 1_000, now: Date.now, ...options };
  }

  /** Begins to exchange in the background. */
  start(): this {
    const round = () => {
      this.#timer = setTimeout(
        () => void this.exchange().finally(() => this.#closed || round()),
        this.#options.everyMs,
      );
      this.#timer.unref();
    };
    round();
    return this;
  }

  /** Counts one hit. Answers 0, or the milliseconds to wait when the allowance is used up; refused hits are not counted. */
  hit(key: string, { limit, windowMs }: Allowance): number {
    const now = this.#options.now();
    let count = this.#counts.get(key);
    if (!count || count.endsAt <= now) {
      count = { endsAt: now + windowMs, windowMs, known: 0, fresh: 0 };
      if (this.#counts.size >= MOST_KEYS) this.#forget(this.#counts.keys().next().value!);
      this.#counts.set(key, count);
    }
    if (count.known + count.fresh >= limit) return count.endsAt - now;
    count.fresh += 1;
    this.#changed.add(key);
    return 0;
  }

  /** Tells what is new and takes over the totals. Never throws: while the store is away, each process counts for itself. */
  exchange(): Promise<void> {
    this.#exchanging = this.#exchanging.then(() => this.#round());
    return this.#exchanging;
  }

  /** Tells what is new for a last time, so that a restart forgets nothing. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.exchange();
    await this.#options.exchange.close().catch(() => {});
  }

  async #round(): Promise<void> {
    const { exchange, log } = this.#options;
    try {
      const told = this.#news();
      if (told.length > 0) this.#learn(told, await exchange.add(told));
      this.#rounds += 1;
      if (this.#rounds % ROUNDS_BETWEEN_SWEEPS === 0) {
        this.#sweep();
        await exchange.dropOld();
      }
      this.#outage = false;
    } catch (error) {
      if (!this.#outage) log.warn({ event: 'limits.alone', err: error }, 'rate limits are counted per process for now');
      this.#outage = true;
    }
  }

  /** The keys that moved, the busiest first: in a flood the others wait for the next round. */
  #news(): { key: string; hits: number; windowMs: number }[] {
    const now = this.#options.now();
    const news: { key: string; hits: number; windowMs: number }[] = [];
    for (const key of this.#changed) {
      const count = this.#counts.get(key);
      if (count && count.endsAt > now) news.push({ key, hits: count.fresh, windowMs: count.windowMs });
      else this.#changed.delete(key);
    }
    return news.sort((a, b) => b.hits - a.hits).slice(0, MOST_KEYS_AT_ONCE);
  }

  #learn(told: readonly { key: string; hits: number }[], totals: readonly HitTotal[]): void {
    const sent = new Map(told.map(({ key, hits }) => [key, hits]));
    for (const { key, hits, leftMs } of totals) {
      const count = this.#counts.get(key);
      if (!count) continue;
      // Requests went on while the exchange was under way.
      count.fresh = Math.max(0, count.fresh - (sent.get(key) ?? 0));
      count.known = hits;
      count.endsAt = this.#options.now() + leftMs;
      if (count.fresh === 0) this.#changed.delete(key);
    }
  }

  #sweep(): void {
    const now = this.#options.now();
    for (const [key, { endsAt }] of this.#counts) if (endsAt <= now) this.#forget(key);
  }

  #forget(key: string): void {
    this.#counts.delete(key);
    this.#changed.delete(key);
  }
}
