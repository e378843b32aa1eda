import pg from 'pg';

/**
 * Does `work` in one transaction as the owner of the schema, on a connection of its own; a failure rolls everything back.
 *
 * @param ownerUrl connection string of `viche_owner`
 */
export async function ownerTransaction<R>(ownerUrl: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'viche-migrate' });
  await client.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    // What is not committed by now the server rolls back when the connection ends.
    await client.end();
  }
}
