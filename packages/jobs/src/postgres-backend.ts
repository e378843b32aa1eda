import {
  type BackendFactory,
  type IQueueBackend,
  type PgQueryable,
  PostgresConnection,
  PostgresQueueBackend,
  runMigrations,
} from 'bullmq';
import pg from 'pg';
import type { JobLog } from './reporting.ts';
import { describeReason } from './reporting.ts';

/** What the queues need of a store, so that one code path serves PostgreSQL and Redis. */
export interface QueueStore {
  readonly factory: BackendFactory<IQueueBackend, unknown>;
  readonly queueConnection: unknown;
  readonly workerConnection: unknown;
  /** Throws when the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * One pool and one LISTEN client for every queue and worker of the process. BullMQ would open a pool for each of them:
 * with ten plugins that is twenty pools, and PostgreSQL's connections are the scarcest thing that we have.
 */
class SharedConnection extends PostgresConnection {
  #listening: unknown;

  override async getListenClient() {
    const client = await super.getListenClient();
    if (client !== this.#listening) {
      this.#listening = client;
      (client as unknown as pg.Client).setMaxListeners(0); // each waiting worker listens on it
      queryInTurn(client);
    }
    return client;
  }

  /** Queues and workers close what they hold; the pool outlives them until `end`. */
  override async close(): Promise<void> {}

  async end(): Promise<void> {
    await super.close();
  }
}

/** Workers start to listen at the same instant, but a pg client takes one query at a time. */
function queryInTurn(client: PgQueryable): void {
  const query = client.query.bind(client) as PgQueryable['query'];
  let last: Promise<unknown> = Promise.resolve();
  client.query = <R>(text: string, params?: readonly unknown[]) => {
    const mine = last.then(() => query<R>(text, params));
    last = mine.catch(() => {});
    return mine;
  };
}

/**
 * Opens BullMQ's PostgreSQL store in a schema of its own. Its tables are made here, by the role that owns the schema.
 *
 * @throws when the server is away, or the role may not make temporary tables (bulk inserts need them).
 */
export async function openPostgresStore(options: {
  readonly url: string;
  readonly schema: string;
  readonly log: JobLog;
}): Promise<QueueStore> {
  const { url, schema, log } = options;
  await prepareSchema(url, schema);
  const connection = new SharedConnection({ connectionString: url, schema, max: 6, application_name: 'viche-queue' });
  connection.setMaxListeners(0);
  connection.on('error', (error) =>
    log.warn({ store: 'postgres', reason: describeReason(error) }, 'queue connection lost'),
  );
  await connection.waitUntilReady();

  return {
    factory: (name, opts) => new PostgresQueueBackend(connection, name, opts as never),
    queueConnection: {},
    workerConnection: {},
    ping: async () => void (await connection.pool.query('SELECT 1')),
    close: () => connection.end(),
  };
}

async function prepareSchema(url: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'viche-queue-migrate' });
  await client.connect();
  try {
    const { rows } = await client.query<{ exists: boolean; temporary: boolean }>(
      `SELECT to_regnamespace($1) IS NOT NULL AS exists,
              has_database_privilege(current_database(), 'TEMPORARY') AS temporary`,
      [schema],
    );
    if (!rows[0]?.temporary)
      throw new Error('The queue role needs GRANT TEMPORARY ON DATABASE: bulk inserts use temporary tables.');
    // CREATE SCHEMA asks for a right on the whole database even where the schema stands already; the role has none.
    const runner = {
      query: (text: string, params?: readonly unknown[]) =>
        rows[0]?.exists && text.startsWith('CREATE SCHEMA') ? { rows: [] } : client.query(text, params as unknown[]),
    };
    await runMigrations(runner as Parameters<typeof runMigrations>[0], schema);
  } finally {
    await client.end();
  }
}
