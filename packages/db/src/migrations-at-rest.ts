import { createHash } from 'node:crypto';
import { recordedMigrations } from './online/migration-locks.ts';
import { ownerTransaction } from './owner-transaction.ts';
import type { MigrationSource } from './sources.ts';

/**
 * Whether the database has exactly these migrations, whole and unedited, so that the engine, which takes a second to come up, has
 * nothing to do and nothing to say. Anything else is the engine's to judge.
 */
export async function isUpToDate(ownerUrl: string, migrations: readonly MigrationSource[]): Promise<boolean> {
  const recorded = (await ownerTransaction(ownerUrl, recordedMigrations)).filter(({ isRolledBack }) => !isRolledBack);
  const applied = new Map(
    recorded.filter(({ isFinished }) => isFinished).map(({ name, checksum }) => [name, checksum]),
  );
  return (
    recorded.length === migrations.length &&
    applied.size === migrations.length &&
    migrations.every(({ name, sql }) => applied.get(name) === createHash('sha256').update(sql).digest('hex'))
  );
}
