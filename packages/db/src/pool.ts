import { openSpan } from '@viche/tracing';
import { ConnectionStore, type Loan } from './connection-store.ts';
import { asDatabaseError, DatabaseBusy, isConnectionFailure } from './errors.ts';
import {
  beginPlatform,
  beginScoped,
  type Lease,
  type LeaseOptions,
  type LeaseOutcome,
  type PlatformSession,
  type Session,
  Transaction,
} from './lease.ts';
import { assertTenantId, scopeKeyBytes } from './scope.ts';

/** What happens in the pool, for counters and histograms. Holds no tenant and no text. */
export type PoolEvent =
  | { type: 'leased'; waitedMs: number }
  | { type: 'released'; heldMs: number; outcome: LeaseOutcome }
  | { type: 'refused'; reason: string }
  | { type: 'watchdog'; heldMs: number };

export interface SessionPoolOptions {
  /** Connection string of `viche_app`. */
  appUrl: string;
  /** The key stored by `storeScopeKey`: bytes, hex or base64url. */
  scopeKey: Uint8Array | string;
  /** Connections at most; opened as they are needed. Default 16. */
  size?: number;
  /** Waiting requests at most; one more is refused at once. Default 200. */
  maxWaiting?: number;
  /** Longest wait for a connection. Default 2 s. */
  maxWaitMs?: number;
  /** The part of connections and of waiting places that one tenant may hold. Default one half. */
  perTenantShare?: number;
  /** A lease older than this is cut. Default 30 s. */
  maxLeaseMs?: number;
  /** Longest statement: 2 s for the web (default), 60 s for jobs. */
  statementTimeoutMs?: number;
  applicationName?: string;
  onMetrics?: (event: PoolEvent) => void;
}

export interface PoolStats {
  size: number;
  idle: number;
  leased: number;
  waiting: number;
}

/** The only way to a tenant's rows: transactions whose scope the database itself has verified. */
export interface SessionPool {
  /**
   * Runs `work` in one transaction that sees only this tenant's rows; commits when it resolves, rolls back when it throws.
   * Wait for nothing outside the database in it.
   *
   * @throws DatabaseBusy (nothing done), OutcomeUnknown (COMMIT sent, answer lost), or what `work` threw.
   */
  scoped<R>(tenantId: string, work: (session: Session) => Promise<R>, options?: LeaseOptions): Promise<R>;
  /** The same transaction with its end in the caller's hands. */
  lease(tenantId: string, options?: LeaseOptions): Promise<Lease>;
  /** A read-only transaction outside every tenant, for the definer functions of schema `viche`. */
  platform<R>(work: (session: PlatformSession) => Promise<R>): Promise<R>;
  stats(): PoolStats;
  /** Refuses newcomers, waits up to 10 s for running leases, closes every connection. */
  close(): Promise<void>;
}

/** The owner under which unscoped leases are counted: no tenant has this id. */
const platformOwner = 'platform';

/** Makes a pool of sessions. Opens nothing yet; survives restarts of the server by opening anew. */
export function createSessionPool(options: SessionPoolOptions): SessionPool {
  const key = scopeKeyBytes(options.scopeKey);
  const {
    size = 16,
    maxWaiting = 200,
    maxWaitMs = 2000,
    perTenantShare = 0.5,
    maxLeaseMs = 30_000,
    onMetrics,
  } = options;
  const store = new ConnectionStore(
    {
      appUrl: options.appUrl,
      applicationName: options.applicationName ?? 'viche',
      statementTimeoutMs: options.statementTimeoutMs ?? 2000,
    },
    {
      size,
      maxWaiting,
      maxWaitMs,
      perOwner: Math.max(1, Math.floor(size * perTenantShare)),
      maxWaitingPerOwner: Math.max(1, Math.floor(maxWaiting * perTenantShare)),
    },
  );

  const borrow = async (owner: string): Promise<Loan> => {
    try {
      return await store.borrow(owner);
    } catch (error) {
      if (error instanceof DatabaseBusy) onMetrics?.({ type: 'refused', reason: error.message });
      throw error;
    }
  };

  const start = async (owner: string, begin: (loan: Loan) => Promise<void>, tenantId: string): Promise<Transaction> => {
    const askedAt = performance.now();
    for (;;) {
      const loan = await borrow(owner);
      try {
        await begin(loan);
      } catch (error) {
        loan.connection.destroy(error);
        store.giveBack(owner, loan.connection);
        // A connection that lay idle may have died with the server's restart: nothing was done, so open another.
        if (!loan.fresh && isConnectionFailure(error)) continue;
        throw asDatabaseError(error);
      }
      return lend(owner, loan, tenantId, performance.now() - askedAt);
    }
  };

  const lend = (owner: string, { connection }: Loan, tenantId: string, waitedMs: number): Transaction => {
    const leasedAt = performance.now();
    const span = openSpan('transaction', { tenantId: tenantId === platformOwner ? undefined : tenantId });
    onMetrics?.({ type: 'leased', waitedMs });
    const release = (outcome: LeaseOutcome): void => {
      clearTimeout(watchdog);
      store.giveBack(owner, connection);
      span?.end({ outcome });
      onMetrics?.({ type: 'released', heldMs: performance.now() - leasedAt, outcome });
    };
    const transaction = new Transaction(connection, tenantId, release);
    const watchdog = setTimeout(() => {
      onMetrics?.({ type: 'watchdog', heldMs: performance.now() - leasedAt });
      transaction.abandon('the lease was held too long');
    }, maxLeaseMs);
    watchdog.unref();
    return transaction;
  };

  const lease = async (tenantId: string, leaseOptions: LeaseOptions = {}): Promise<Transaction> => {
    assertTenantId(tenantId);
    return start(tenantId, ({ connection }) => beginScoped(connection, key, tenantId, leaseOptions), tenantId);
  };

  const during = async <R>(transaction: Transaction, work: (session: Session) => Promise<R>): Promise<R> => {
    let result: R;
    try {
      result = await work(transaction.session);
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
    await transaction.commit();
    return result;
  };

  return {
    lease,
    scoped: async (tenantId, work, leaseOptions) => during(await lease(tenantId, leaseOptions), work),
    platform: async (work) => {
      const transaction = await start(platformOwner, ({ connection }) => beginPlatform(connection), platformOwner);
      return during(transaction, ({ sql }) => work({ sql }));
    },
    stats: () => ({ size, ...store.counts }),
    close: () => store.close(10_000),
  };
}
