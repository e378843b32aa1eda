import pg from 'pg';
import { asDatabaseError } from './errors.ts';
import { createSql, type Sql, type Statement, sqlTypes } from './sql.ts';

/** The relay's hand on the database: four tables across tenants and one column to write (infra/postgres/roles.sql). */
export interface RelayClient {
  /** One statement, committed by itself. */
  readonly sql: Sql;
  /** Several statements in one transaction; rolled back when `work` throws. */
  transaction<R>(work: (sql: Sql) => Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/** Connects as `viche_relay`; for the worker only. */
export function createRelayClient(relayUrl: string, { size = 4 }: { size?: number } = {}): RelayClient {
  const pool = new pg.Pool({
    connectionString: relayUrl,
    max: size,
    application_name: 'viche-relay',
    connectionTimeoutMillis: 3000,
    statement_timeout: 10_000,
    lock_timeout: 1000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on('error', () => undefined); // an idle connection lost: the next query opens another
  const runOn =
    (target: { query(config: pg.QueryConfig): Promise<pg.QueryResult> }) =>
    async (statement: Statement): Promise<unknown[]> => {
      try {
        return (await target.query({ ...statement, types: sqlTypes as never })).rows as unknown[];
      } catch (error) {
        throw asDatabaseError(error);
      }
    };
  const transaction = async <R>(work: (sql: Sql) => Promise<R>): Promise<R> => {
    const client = await pool.connect().catch((error) => Promise.reject(asDatabaseError(error)));
    let failure: Error | undefined;
    try {
      await client.query('begin');
      const result = await work(createSql(runOn(client)));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => (failure = lost));
      throw asDatabaseError(error);
    } finally {
      client.release(failure);
    }
  };
  return { sql: createSql(runOn(pool)), transaction, close: () => pool.end() };
}
