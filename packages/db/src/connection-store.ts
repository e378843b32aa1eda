import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, type ConnectionSettings } from './connection.ts';
import { DatabaseBusy, isConnectionFailure } from './errors.ts';
import { WaitingLine } from './waiting.ts';

export interface StoreLimits {
  size: number;
  perOwner: number;
  maxWaiting: number;
  maxWaitMs: number;
  maxWaitingPerOwner: number;
}

/** A connection lent to an owner; `fresh` when it was opened just now. */
export interface Loan {
  connection: Connection;
  fresh: boolean;
}

/** Opens connections as they are needed, lends each to one owner at a time, and forgets the broken ones. */
export class ConnectionStore {
  readonly #settings: ConnectionSettings;
  readonly #limits: StoreLimits;
  readonly #line: WaitingLine;
  readonly #idle: Connection[] = [];
  readonly #held = new Map<string, number>();
  #leased = 0;
  #closing = false;

  constructor(settings: ConnectionSettings, limits: StoreLimits) {
    this.#settings = settings;
    this.#limits = limits;
    this.#line = new WaitingLine({
      maxWaiting: limits.maxWaiting,
      maxWaitMs: limits.maxWaitMs,
      perOwner: limits.maxWaitingPerOwner,
    });
  }

  get counts(): { idle: number; leased: number; waiting: number } {
    return { idle: this.#idle.length, leased: this.#leased, waiting: this.#line.length };
  }

  /** @throws DatabaseBusy when the line is full, the wait too long, the server away, or the store is closing. */
  async borrow(owner: string): Promise<Loan> {
    if (this.#closing) throw new DatabaseBusy('shutting down');
    if (!this.#mayServe(owner)) await this.#line.join(owner);
    else this.#hold(owner);
    const idle = this.#idle.pop();
    if (idle) return { connection: idle, fresh: false };
    try {
      return { connection: await Connection.open(this.#settings), fresh: true };
    } catch (error) {
      this.#letGo(owner);
      throw isConnectionFailure(error) ? new DatabaseBusy('it cannot be reached', { cause: error }) : error;
    }
  }

  giveBack(owner: string, connection: Connection): void {
    if (!connection.failure && this.#closing) void connection.close();
    else if (!connection.failure) {
      connection.onBroken = () => {
        const index = this.#idle.indexOf(connection);
        if (index >= 0) this.#idle.splice(index, 1);
      };
      this.#idle.push(connection);
    }
    this.#letGo(owner);
  }

  async close(graceMs: number): Promise<void> {
    this.#closing = true;
    this.#line.refuseAll('shutting down');
    for (const until = Date.now() + graceMs; this.#leased > 0 && Date.now() < until; ) await sleep(10);
    await Promise.all(this.#idle.splice(0).map((connection) => connection.close()));
  }

  #mayServe(owner: string): boolean {
    return this.#leased < this.#limits.size && (this.#held.get(owner) ?? 0) < this.#limits.perOwner;
  }

  #hold(owner: string): void {
    this.#leased += 1;
    this.#held.set(owner, (this.#held.get(owner) ?? 0) + 1);
  }

  #letGo(owner: string): void {
    this.#leased -= 1;
    const left = (this.#held.get(owner) ?? 1) - 1;
    if (left > 0) this.#held.set(owner, left);
    else this.#held.delete(owner);
    const next = this.#line.next((waiting) => this.#mayServe(waiting));
    if (!next) return;
    // Held before the waiter runs: between its promise and its turn nobody may take the place.
    this.#hold(next.owner);
    next.serve();
  }
}
