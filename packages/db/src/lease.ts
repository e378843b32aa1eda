import type { PrismaClient } from '../generated/client/client.ts';
import type { Connection } from './connection.ts';
import { asDatabaseError, DatabaseBusy, isConnectionFailure, OutcomeUnknown, sqlStateOf } from './errors.ts';
import { createFence, fencedPrisma } from './guard.ts';
import { scopeProof } from './scope.ts';
import { createSql, type Sql, sqlTypes } from './sql.ts';

/** Prisma without transaction control and without raw SQL: the session is the transaction, and `sql` is the raw way. */
export type TenantDb = Omit<
  PrismaClient,
  | '$transaction'
  | '$connect'
  | '$disconnect'
  | '$on'
  | '$use'
  | '$extends'
  | '$queryRawUnsafe'
  | '$executeRawUnsafe'
  | '$queryRaw'
  | '$executeRaw'
>;

/** One tenant's view of the database for one transaction. Both ways in run on one connection. */
export interface Session {
  readonly tenantId: string;
  readonly prisma: TenantDb;
  readonly sql: Sql;
}

/** A read-only transaction outside every tenant: definer functions of schema `viche` and platform tables. */
export interface PlatformSession {
  readonly sql: Sql;
}

export interface LeaseOptions {
  /** The database refuses every write. */
  readOnly?: boolean;
  /** Longest time of one statement, instead of the pool's. */
  statementTimeoutMs?: number;
}

/** A session with its transaction still open. Exactly one of `commit` and `rollback` ends it; a second call does nothing. */
export interface Lease {
  readonly session: Session;
  readonly open: boolean;
  /**
   * @throws OutcomeUnknown when the answer to COMMIT is lost, late or carries a warning; DatabaseBusy when the connection was
   * lost before COMMIT; Error when a failed statement had already doomed the transaction.
   */
  commit(): Promise<void>;
  /** Never throws: a connection that cannot roll back is cut, which rolls back too. */
  rollback(): Promise<void>;
}

const commitSilenceMs = 5000;
const settleMs = 5000;

/** Opens the transaction and enters the tenant in one round trip; the proof is bound, so no other session can read it. */
export async function beginScoped(
  connection: Connection,
  key: Buffer,
  tenantId: string,
  options: LeaseOptions,
): Promise<void> {
  const proof = scopeProof(key, tenantId, connection.pid, Date.now());
  const timeout = options.statementTimeoutMs;
  const enter =
    timeout === undefined
      ? { name: 'viche_enter', text: 'select viche.enter($1, $2)', values: [tenantId, proof] }
      : {
          name: 'viche_enter_timed',
          text: `select viche.enter($1, $2), set_config('statement_timeout', $3, true)`,
          values: [tenantId, proof, String(Math.trunc(timeout))],
        };
  await connection.together(() =>
    Promise.all([connection.client.query(beginText(options)), connection.client.query(enter)]),
  );
}

/** `reset all`: a setting made for the session, not the transaction, dies with the lease that made it. */
function beginText({ readOnly }: LeaseOptions): string {
  return readOnly ? 'reset all; begin read only' : 'reset all; begin';
}

/** Opens a transaction without a tenant: read-only, unless a function of schema `viche` writes for the platform itself. */
export async function beginPlatform(connection: Connection, readOnly: boolean): Promise<void> {
  await connection.client.query(beginText({ readOnly }));
}

function within<R>(promise: Promise<R>, milliseconds: number): Promise<R | 'silence'> {
  return new Promise((resolve, reject) => {
    // When silence wins, the late answer settles a promise that is settled already: nobody hears it.
    const timer = setTimeout(() => resolve('silence'), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** How a lease ended, for metrics. */
export type LeaseOutcome = 'commit' | 'rollback' | 'destroyed';

/** What the pool does for one transaction. */
export interface TransactionEnds {
  /** Hands the connection back; called exactly once. */
  release(outcome: LeaseOutcome): void;
  /** Gives an error of the database its form; `asDatabaseError` by default. */
  translate?(error: unknown): unknown;
}

/** The transaction of one lease on one connection. */
export class Transaction implements Lease {
  readonly session: Session;
  readonly #connection: Connection;
  readonly #fence: ReturnType<typeof createFence>;
  readonly #release: (outcome: LeaseOutcome) => void;
  readonly #translate: (error: unknown) => unknown;
  #open = true;

  constructor(connection: Connection, tenantId: string, { release, translate = asDatabaseError }: TransactionEnds) {
    this.#connection = connection;
    this.#release = release;
    this.#translate = translate;
    const fence = createFence((error) => {
      // The server's goodbye comes before the end of the socket: a COMMIT sent in between would only look uncertain.
      if (isConnectionFailure(error)) connection.fail(error);
      return translate(error);
    });
    this.#fence = fence;
    const sql = createSql((statement) =>
      fence.run(
        async () => (await connection.client.query({ ...statement, types: sqlTypes as never })).rows as unknown[],
      ),
    );
    let prisma: TenantDb | null = null;
    this.session = {
      tenantId,
      sql,
      get prisma() {
        prisma ??= fencedPrisma<TenantDb>(connection.prisma, fence);
        return prisma;
      },
    };
  }

  get open(): boolean {
    return this.#open;
  }

  async commit(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    const connection = this.#connection;
    const settled = await within(this.#fence.close(), settleMs);
    if (settled === 'silence' || connection.failure) {
      this.#destroy('lost before commit');
      throw new DatabaseBusy('the connection is lost', { cause: connection.failure });
    }
    let warning: string | null = null;
    const onNotice = (notice: { code?: string; message?: string }): void => {
      // 01000: a cancelled wait for the standby; 57P01: the server is stopping. Both still answer COMMIT.
      if (notice.code === '01000' || notice.code === '57P01') warning = notice.message ?? notice.code;
    };
    connection.client.on('notice', onNotice);
    let answer: { command: string } | 'silence';
    try {
      answer = await within(connection.client.query('commit'), commitSilenceMs);
    } catch (error) {
      this.#destroy('commit failed');
      const decided = sqlStateOf(error) !== null && !isConnectionFailure(error);
      throw decided ? this.#translate(error) : new OutcomeUnknown('the connection broke', { cause: error });
    } finally {
      connection.client.off('notice', onNotice);
    }
    if (answer === 'silence' || warning !== null) {
      this.#destroy('commit without a clear answer');
      throw new OutcomeUnknown(warning ?? 'no answer for 5 s');
    }
    const rolledBack = answer.command === 'ROLLBACK';
    this.#giveBack(rolledBack ? 'rollback' : 'commit');
    if (rolledBack) throw new Error('nothing was committed: a statement of this transaction had failed');
  }

  async rollback(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    const settled = await within(this.#fence.close(), settleMs);
    if (settled === 'silence' || this.#connection.failure) return this.#destroy('lost before rollback');
    try {
      const answer = await within(this.#connection.client.query('rollback'), settleMs);
      if (answer === 'silence') return this.#destroy('no answer to rollback');
    } catch {
      return this.#destroy('rollback failed');
    }
    this.#giveBack('rollback');
  }

  /** The watchdog's way: whatever the lease is doing, it is over. */
  abandon(reason: unknown): void {
    void this.#fence.close();
    const wasOpen = this.#open;
    this.#open = false;
    this.#connection.destroy(reason);
    if (wasOpen) this.#release('destroyed');
  }

  #giveBack(outcome: LeaseOutcome): void {
    // Only the wire protocol's own word counts: BEGIN inside an open transaction is merely a warning.
    if (this.#connection.outsideTransaction) this.#release(outcome);
    else this.#destroy('still in a transaction');
  }

  #destroy(reason: string): void {
    this.#connection.destroy(this.#connection.failure ?? new Error(reason));
    this.#release('destroyed');
  }
}
