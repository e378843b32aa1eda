/** The database cannot serve now and nothing was done: the same request may be sent again after `retryAfter` seconds. */
export class DatabaseBusy extends Error {
  readonly code = 'core/busy';
  readonly retryAfter: number;

  constructor(reason: string, options: { retryAfter?: number; cause?: unknown } = {}) {
    super(`the database is busy: ${reason}`, { cause: options.cause });
    this.name = 'DatabaseBusy';
    this.retryAfter = options.retryAfter ?? 2;
  }
}

/**
 * The database reads but takes no writes: its disk is full, or it was made read only (threats R09). Nothing was done, and nobody
 * can do anything until the operator has made room.
 */
export class WritesRefused extends DatabaseBusy {
  readonly sqlState: string;

  constructor(sqlState: string, options: { cause?: unknown } = {}) {
    super('it takes no writes', { retryAfter: 60, cause: options.cause });
    this.name = 'WritesRefused';
    this.sqlState = sqlState;
  }
}

/** COMMIT was sent and its answer lost. The act may have happened: only its idempotency key tells, never a blind repeat. */
export class OutcomeUnknown extends Error {
  readonly code = 'core/outcome-unknown';

  constructor(reason: string, options: { cause?: unknown } = {}) {
    super(`the outcome of the commit is unknown: ${reason}`, { cause: options.cause });
    this.name = 'OutcomeUnknown';
  }
}

/** Something was asked of a session whose transaction has ended: a missing `await`, or a session kept for later. */
export class ScopeEnded extends Error {
  readonly code = 'core/no-scope';

  constructor() {
    super('this session has ended: its transaction is committed or rolled back');
    this.name = 'ScopeEnded';
  }
}

const sqlState = /^[0-9A-Z]{5}$/;

/** Fields of an error that may carry another one: drivers and Prisma nest theirs. */
const nested = ['cause', 'meta', 'driverAdapterError'] as const;

function* chain(error: unknown): Generator<Record<string, unknown>> {
  const queue: unknown[] = [error];
  const seen = new Set<unknown>();
  while (queue.length > 0) {
    const current = queue.shift();
    if (typeof current !== 'object' || current === null || seen.has(current)) continue;
    seen.add(current);
    yield current as Record<string, unknown>;
    for (const key of nested) queue.push((current as Record<string, unknown>)[key]);
  }
}

/** The SQLSTATE of an error of the driver or of Prisma; null when it did not come from the database. */
export function sqlStateOf(error: unknown): string | null {
  for (const link of chain(error)) {
    for (const value of [link.originalCode, link.code]) {
      if (typeof value === 'string' && sqlState.test(value) && !/^P\d{4}$/.test(value)) return value;
    }
  }
  return null;
}

function constraintOf(error: unknown): string | null {
  for (const link of chain(error)) {
    if (typeof link.constraint === 'string') return link.constraint;
    const named = (link.constraint as { index?: unknown } | undefined)?.index;
    if (typeof named === 'string') return named;
    // Prisma keeps only the message of a check; the name in it is ours, the values are not.
    const quoted = typeof link.originalMessage === 'string' ? /constraint "([\w]+)"/.exec(link.originalMessage) : null;
    if (quoted) return quoted[1]!;
  }
  return null;
}

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
]);

/** True for a lost or refused connection, a server that is starting or stopping, and a full connection table. */
export function isConnectionFailure(error: unknown): boolean {
  for (const link of chain(error)) {
    if (typeof link.code === 'string' && (socketCodes.has(link.code) || /^(08|57P)/.test(link.code))) return true;
    if (link.code === '53300' || link.code === '25P03') return true;
    if (Array.isArray(link.errors) && link.errors.some(isConnectionFailure)) return true;
    if (
      typeof link.message === 'string' &&
      /^(Connection terminated|Client has encountered a connection error|timeout expired)/.test(link.message)
    ) {
      return true;
    }
  }
  return false;
}

/** No room on the disk; a database or server that was made read only. */
const WRITES_REFUSED = new Set(['53100', '25006']);

/** Gives what means "try again" (time-outs, locks, connections, a full disk) its one form; leaves every other error as it is. */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof DatabaseBusy || error instanceof OutcomeUnknown) return error;
  const state = sqlStateOf(error);
  if (state !== null && WRITES_REFUSED.has(state)) return new WritesRefused(state, { cause: error });
  if (state === '57014') return new DatabaseBusy('a statement took too long', { cause: error });
  if (state === '55P03') return new DatabaseBusy('a lock was not free in time', { cause: error });
  if (state === '40001' || state === '40P01')
    return new DatabaseBusy('two transactions met', { retryAfter: 1, cause: error });
  if (isConnectionFailure(error)) return new DatabaseBusy('the connection is lost', { cause: error });
  return error;
}

/** How the database refused what it was given. `constraint` is a name from our own migrations; values never come out. */
export interface DatabaseRefusal {
  code: 'core/not-found' | 'core/conflict' | 'core/bad-input' | 'core/forbidden';
  constraint: string | null;
}

/**
 * Reads a refusal out of an error of Prisma or of `sql`: an absent or foreign parent is `not-found` (the two look alike),
 * a taken key `conflict`, a broken check or missing value `bad-input`, a row outside the scope `forbidden`.
 *
 * @returns null when the error is no refusal of the database.
 */
export function databaseRefusal(error: unknown): DatabaseRefusal | null {
  const state = sqlStateOf(error);
  const prisma = [...chain(error)]
    .map((link) => link.code)
    .find((code) => typeof code === 'string' && /^P\d{4}$/.test(code));
  const constraint = constraintOf(error);
  if (state === '23503' || prisma === 'P2003' || prisma === 'P2025') return { code: 'core/not-found', constraint };
  if (state === '23505' || prisma === 'P2002') return { code: 'core/conflict', constraint };
  if (state === '42501') return { code: 'core/forbidden', constraint: null };
  if (state && /^(22|23)/.test(state)) return { code: 'core/bad-input', constraint };
  if (prisma === 'P2000' || prisma === 'P2011' || prisma === 'P2004') return { code: 'core/bad-input', constraint };
  return null;
}
