import pg from 'pg';
import { asDatabaseError } from './errors.ts';

/** What one process counted under a key since it last told. */
export interface Hits {
  /** At most 64 characters; a keyed hash, never a name or an address. */
  readonly key: string;
  readonly hits: number;
  /** Length of the window that a first hit opens, at most 24 hours. */
  readonly windowMs: number;
}

/** What all processes together have counted under a key in the window that runs now. */
export interface HitTotal {
  readonly key: string;
  readonly hits: number;
  readonly leftMs: number;
}

/** Where processes tell one another what they counted for their rate limits. */
export interface HitExchange {
  /** Adds this process's own hits and answers with the totals of the same keys. */
  add(hits: readonly Hits[]): Promise<readonly HitTotal[]>;
  /** Forgets windows that are over. */
  dropOld(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Exchanges over PostgreSQL, on a connection of its own: it neither waits behind a storm of requests nor takes one of their
 * sessions. Nothing is opened before the first exchange.
 */
export function createHitExchange(databaseUrl: string): HitExchange {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    application_name: 'viche-limits',
    connectionTimeoutMillis: 3000,
    statement_timeout: 2000,
    lock_timeout: 1000,
  });
  pool.on('error', () => undefined); // an idle connection lost: the next exchange opens another
  async function query<R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    try {
      return (await pool.query<R>(text, values)).rows;
    } catch (error) {
      throw asDatabaseError(error);
    }
  }
  return {
    add: (hits) =>
      query<{ key: string; hits: number; leftMs: number }>(
        'select counted_key as key, total as hits, left_ms as "leftMs" from viche.add_hits($1::text[], $2::int[], $3::int[])',
        [hits.map(({ key }) => key), hits.map((one) => one.hits), hits.map(({ windowMs }) => windowMs)],
      ),
    async dropOld() {
      await query('select viche.drop_old_hits()');
    },
    close: () => pool.end(),
  };
}
