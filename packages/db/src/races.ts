import type { Session } from './lease.ts';
import type { Sql } from './sql.ts';

/**
 * GATE: holds a process for the rest of the transaction. Whoever appends to it (a signature, a vote) shares the hold; whoever
 * moves its state has it alone. Read the state after this call, in a statement of its own.
 *
 * @throws DatabaseBusy when the hold is not free within the session's lock time-out (1 s).
 */
export async function gate(
  session: Session,
  subjectType: string,
  subjectId: string,
  mode: 'append' | 'move',
): Promise<void> {
  const subject = `gate|${session.tenantId}|${subjectType}|${subjectId}`;
  // An advisory lock queues fairly: a row lock let steady appenders starve the mover.
  if (mode === 'append') await session.sql`select pg_advisory_xact_lock_shared(hashtextextended(${subject}, 0))`;
  else await session.sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`;
}

/** A counter to bring up to date. `table` and `column` are names that the program chose. */
export interface CounterTarget {
  /** `counter_delta.counter` whose rows are drained. */
  counter: string;
  /** Table whose rows carry the number; keyed by (tenant_id, id). */
  table: string;
  /** Its integer column. */
  column: string;
  /** Drain for this subject only; every waiting one when left out. */
  subjectId?: string;
}

/** What one drain did to one subject. */
export interface DrainedCount {
  subjectId: string;
  /** The number after the drain. */
  value: number;
  delta: number;
}

/**
 * COUNT: moves the waiting deltas of a counter into its rows. Deleting and adding are one statement, so each delta counts
 * exactly once, whoever drains and however often; late commits are found by the next drain.
 */
export async function drainCounter(session: Session, target: CounterTarget): Promise<DrainedCount[]> {
  const { sql, tenantId } = session;
  const lock = `count|${tenantId}|${target.counter}`;
  const one = target.subjectId === undefined ? sql.part`` : sql.part` and subject_id = ${target.subjectId}::uuid`;
  const column = sql.ident(target.column);
  // The lock stands in its own statement: the drain's snapshot must begin after it.
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`;
  return sql<DrainedCount>`
    with taken as (
      delete from counter_delta where tenant_id = ${tenantId}::uuid and counter = ${target.counter}${one}
      returning subject_id, delta
    ), summed as (
      select subject_id, sum(delta)::integer as delta from taken group by subject_id
    )
    update ${sql.ident(target.table)} as subject set ${column} = subject.${column} + summed.delta
    from summed where subject.tenant_id = ${tenantId}::uuid and subject.id = summed.subject_id
    returning subject.id as "subjectId", subject.${column} as value, summed.delta as delta`;
}

/** The database's clock now, to the millisecond. Read it after `gate`: waiting there may have crossed a deadline. */
export async function dbNow({ sql }: { sql: Sql }): Promise<Date> {
  const [row] = await sql<{ now: Date }>`select clock_timestamp() as now`;
  return row!.now;
}
