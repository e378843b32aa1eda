import { openSpan } from '@viche/tracing';
import { closeAgain } from './close-again.ts';
import { ConnectionStore, type Loan } from './connection-store.ts';
import { asDatabaseError, DatabaseBusy, isConnectionFailure, WritesRefused } from './errors.ts';
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
import { type TenantSnapshot, takeSnapshot } from './tenant-rows/snapshot.ts';
import type { ClosedTenant } from './tenants.ts';

/** What happens in the pool, for counters and histograms. Holds no tenant and no text. */
export type PoolEvent =
  | { type: 'leased'; waitedMs: number }
  | { type: 'released'; heldMs: number; outcome: LeaseOutcome }
  | { type: 'refused'; reason: string }
  | { type: 'watchdog'; heldMs: number }
  /** The database reads, but takes no writes. */
  | { type: 'writes-refused'; sqlState: string };

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
   * Wait for nothing outside the database in it. Its first statements travel with BEGIN: when the connection turns out to
   * have died while it lay idle, nothing of them was done and `work` is run again on another.
   *
   * @throws DatabaseBusy (nothing done), OutcomeUnknown (COMMIT sent, answer lost), or what `work` threw.
   */
  scoped<R>(tenantId: string, work: (session: Session) => Promise<R>, options?: LeaseOptions): Promise<R>;
  /** The same transaction with its end in the caller's hands. */
  lease(tenantId: string, options?: LeaseOptions): Promise<Lease>;
  /** The same, with the first thing that the transaction is asked; its question travels with BEGIN. Rolls back when it throws. */
  leaseAndAsk<R>(
    tenantId: string,
    ask: (session: Session) => Promise<R>,
    options?: LeaseOptions,
  ): Promise<{ lease: Lease; answer: R }>;
  /**
   * A transaction outside every tenant, for the definer functions of schema `viche`: read-only, but `for: 'writing'` what the
   * platform keeps for itself.
   */
  platform<R>(work: (session: PlatformSession) => Promise<R>, options?: { for?: 'reading' | 'writing' }): Promise<R>;
  /**
   * Runs `work` over everything of one tenant as it stands at this moment, read-only, on a connection beside the pool's. It may take
   * minutes; whoever offers it limits how many run at once.
   */
  snapshot<R>(tenantId: string, work: (snapshot: TenantSnapshot) => Promise<R>): Promise<R>;
  /**
   * Closes a tenant that was closed before and that an older copy of the database has brought back: destroys its keys at once,
   * without a notice. `work` runs in the same transaction. False where it is closed already.
   */
  closeAgain(closing: ClosedTenant, work: (session: Session) => Promise<void>): Promise<boolean>;
  stats(): PoolStats;
  /** Refuses newcomers, waits up to 10 s for running leases, closes every connection. */
  close(): Promise<void>;
}

/** The owner under which unscoped leases are counted: no tenant has this id. */
const platformOwner = 'platform';

const nothing = async (): Promise<void> => undefined;

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
  const { appUrl, applicationName = 'viche' } = options;
  const store = new ConnectionStore(
    {
      appUrl,
      applicationName,
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

  /** Opens a transaction and runs `work` in it, both in one write as far as `work` does not wait. Leaves it open. */
  const start = async <R>(
    owner: string,
    begin: (loan: Loan) => Promise<void>,
    work: (session: Session) => Promise<R>,
    { readOnly = false }: LeaseOptions,
  ): Promise<{ transaction: Transaction; result: R }> => {
    const askedAt = performance.now();
    for (;;) {
      const loan = await borrow(owner);
      const transaction = lend(owner, loan, performance.now() - askedAt, readOnly);
      const [began, done] = await Promise.allSettled(
        loan.connection.together(() => {
          const beginning = begin(loan);
          // Without a transaction nothing that the work has sent may count; cut, it ends at once.
          beginning.catch((error: unknown) => transaction.abandon(error));
          const working = (async () => work(transaction.session))();
          return [beginning, working] as const;
        }),
      );
      if (began.status === 'rejected') {
        const error: unknown = began.reason;
        // A connection that lay idle may have died with the server's restart: nothing was done, so open another.
        if (!loan.fresh && isConnectionFailure(error)) continue;
        throw asDatabaseError(error);
      }
      if (done.status === 'fulfilled') return { transaction, result: done.value };
      await transaction.rollback();
      throw done.reason;
    }
  };

  const lend = (owner: string, { connection }: Loan, waitedMs: number, readOnly: boolean): Transaction => {
    const leasedAt = performance.now();
    const span = openSpan('transaction', { tenantId: owner === platformOwner ? undefined : owner });
    onMetrics?.({ type: 'leased', waitedMs });
    const release = (outcome: LeaseOutcome): void => {
      clearTimeout(watchdog);
      store.giveBack(owner, connection);
      span?.end({ outcome });
      onMetrics?.({ type: 'released', heldMs: performance.now() - leasedAt, outcome });
    };
    const translate = (error: unknown): unknown => {
      const known = asDatabaseError(error);
      if (!(known instanceof WritesRefused)) return known;
      // A write in a transaction that we opened for reading is a defect of ours, whatever the disk says.
      if (readOnly && known.sqlState === '25006') return error;
      onMetrics?.({ type: 'writes-refused', sqlState: known.sqlState });
      return known;
    };
    const transaction = new Transaction(connection, owner, { release, translate });
    const watchdog = setTimeout(() => {
      onMetrics?.({ type: 'watchdog', heldMs: performance.now() - leasedAt });
      transaction.abandon(new Error('the lease was held too long'));
    }, maxLeaseMs);
    watchdog.unref();
    return transaction;
  };

  const inTenant = async <R>(
    tenantId: string,
    options: LeaseOptions,
    work: (session: Session) => Promise<R>,
  ): Promise<{ transaction: Transaction; result: R }> => {
    assertTenantId(tenantId);
    return start(tenantId, ({ connection }) => beginScoped(connection, key, tenantId, options), work, options);
  };

  const scoped: SessionPool['scoped'] = async (tenantId, work, leaseOptions = {}) => {
    const { transaction, result } = await inTenant(tenantId, leaseOptions, work);
    await transaction.commit();
    return result;
  };

  return {
    lease: async (tenantId, leaseOptions = {}) => (await inTenant(tenantId, leaseOptions, nothing)).transaction,
    leaseAndAsk: async (tenantId, ask, leaseOptions = {}) => {
      const { transaction, result } = await inTenant(tenantId, leaseOptions, ask);
      return { lease: transaction, answer: result };
    },
    scoped,
    platform: async (work, options) => {
      const readOnly = options?.for !== 'writing';
      const { transaction, result } = await start(
        platformOwner,
        ({ connection }) => beginPlatform(connection, readOnly),
        ({ sql }) => work({ sql }),
        { readOnly },
      );
      await transaction.commit();
      return result;
    },
    snapshot: (tenantId, work) => takeSnapshot({ appUrl, scopeKey: key, applicationName }, tenantId, work),
    closeAgain: (closing, work) =>
      scoped(closing.tenantId, async (session) => {
        const closed = await closeAgain(session, key, closing);
        if (closed) await work(session);
        return closed;
      }),
    stats: () => ({ size, ...store.counts }),
    close: () => store.close(10_000),
  };
}
