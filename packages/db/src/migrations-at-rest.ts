import { createHash } from 'node:crypto';
import pg from 'pg';
import type { MigrationSource } from './sources.ts';

/**
 * Whether the database has exactly these migrations, whole and unedited, so that the engine, which takes a second to come up, has
 * nothing to do and nothing to say. Anything else is the engine's to judge.
 */
export async function isUpToDate(ownerUrl: string, migrations: readonly MigrationSource[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'viche-migrate' });
  await client.connect();
  try {
    const table = await client.query<{ known: boolean }>(
      `select to_regclass('_prisma_migrations') is not null as known`,
    );
    if (!table.rows[0]!.known) return false;
    const { rows } = await client.query<{ name: string; checksum: string; whole: boolean }>(
      `select migration_name as name, checksum, finished_at is not null as whole from _prisma_migrations
       where rolled_back_at is null`,
    );
    const applied = new Map(rows.filter(({ whole }) => whole).map(({ name, checksum }) => [name, checksum]));
    return (
      rows.length === migrations.length &&
      applied.size === migrations.length &&
      migrations.every(({ name, sql }) => applied.get(name) === createHash('sha256').update(sql).digest('hex'))
    );
  } finally {
    await client.end();
  }
}
