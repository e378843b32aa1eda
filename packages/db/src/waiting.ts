import { DatabaseBusy } from './errors.ts';

/** Somebody in the queue for a connection. */
export interface Waiter {
  readonly owner: string;
  serve(): void;
  refuse(error: DatabaseBusy): void;
}

export interface WaitingLimits {
  maxWaiting: number;
  maxWaitMs: number;
  perOwner: number;
}

/** A bounded queue. One owner fills its share at most, so a flooded tenant cannot shut out its neighbour. */
export class WaitingLine {
  readonly #limits: WaitingLimits;
  readonly #waiters = new Set<Waiter>();

  constructor(limits: WaitingLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#waiters.size;
  }

  /** Resolves when served; rejects with DatabaseBusy when the line is full or the wait too long. */
  join(owner: string): Promise<void> {
    let ofOwner = 0;
    for (const waiter of this.#waiters) if (waiter.owner === owner) ofOwner += 1;
    if (this.#waiters.size >= this.#limits.maxWaiting || ofOwner >= this.#limits.perOwner) {
      return Promise.reject(new DatabaseBusy('too many are waiting'));
    }
    return new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => waiter.refuse(new DatabaseBusy('no session became free in time')),
        this.#limits.maxWaitMs,
      );
      const leave = (): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
      };
      const waiter: Waiter = {
        owner,
        serve: () => {
          leave();
          resolve();
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      this.#waiters.add(waiter);
    });
  }

  /** The first in the line whose owner may have one more session. */
  next(mayServe: (owner: string) => boolean): Waiter | null {
    for (const waiter of this.#waiters) if (mayServe(waiter.owner)) return waiter;
    return null;
  }

  refuseAll(reason: string): void {
    for (const waiter of this.#waiters) waiter.refuse(new DatabaseBusy(reason));
  }
}
