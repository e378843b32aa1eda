import pg from 'pg';
import type { SessionPool } from './pool.ts';

/** Check values by the key's name, such as `platform`. */
export type KeyChecks = Readonly<Record<string, string>>;

const byName = (rows: readonly { name: string; value: string }[]): KeyChecks =>
  Object.fromEntries(rows.map(({ name, value }) => [name, value]));

/** The check values of the keys that the rows of this database were written with; empty for a new database. */
export async function readKeyChecks(pool: SessionPool): Promise<KeyChecks> {
  return byName(
    await pool.platform(({ sql }) => sql<{ name: string; value: string }>`select name, value from key_check`),
  );
}

/**
 * Notes the check values of keys that have none yet. What is noted already stays, whoever comes later or at the same
 * moment: compare with the answer.
 *
 * @returns all that is noted now
 */
export async function noteKeyChecks(appUrl: string, values: KeyChecks): Promise<KeyChecks> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'viche-keys' });
  await client.connect();
  try {
    await client.query(
      'insert into key_check (name, value) select * from unnest($1::text[], $2::text[]) on conflict (name) do nothing',
      [Object.keys(values), Object.values(values)],
    );
    return byName((await client.query('select name, value from key_check')).rows);
  } finally {
    await client.end();
  }
}
