import pg from 'pg';
import { describeReason, type JobLog } from './reporting.ts';

/** Opens a small pool of the relay's role; a lost connection is told and replaced, never fatal. */
export function openRelayPool(relayUrl: string, log: JobLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: relayUrl,
    max: 3,
    application_name: 'viche-relay',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', (error) => log.warn({ reason: describeReason(error) }, 'relay connection lost'));
  return pool;
}

/** Runs work in one transaction; a connection that may be broken never goes back into the pool. */
export async function inTransaction<R>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<R>): Promise<R> {
  const client = await pool.connect();
  const ignore = () => {}; // a lost connection fails the running query, which is enough
  client.on('error', ignore);
  let broken = true;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    broken = false;
    return result;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}
