import { type EngineAtWork, withSchemaEngine } from './engine.ts';
import { sqlStateOf } from './errors.ts';
import { isUpToDate } from './migrations-at-rest.ts';
import {
  type AwaitedLock,
  dropHalfIndexes,
  finishedMigrations,
  MigrationBlocked,
  unfinishedMigration,
  watchLocks,
} from './online/migration-locks.ts';
import { composedSchema, type MigrationSource, migrationsFolder, migrationsOf } from './sources.ts';

const noFilters = { externalTables: [], externalEnums: [] };

/** Every migration of the building: the core's first, then each plugin's in the order of viche.config.ts. */
export function allMigrations(plugins: readonly string[]): MigrationSource[] {
  const migrations = ['core', ...plugins].flatMap(migrationsOf);
  const owners = new Map<string, string>();
  for (const { name, owner } of migrations) {
    const earlier = owners.get(name);
    if (earlier) throw new Error(`migration ${name} exists in ${earlier} and in ${owner}: rename the newer one`);
    owners.set(name, owner);
  }
  return migrations;
}

export interface MigrateOptions {
  /** Connection string of `viche_owner`. Roles and database come from `provisionDatabase`. */
  ownerUrl: string;
  plugins: readonly string[];
  onProgress?: (message: string) => void;
  /** How long a statement waits for a lock, milliseconds; 3 s. People who come to the table meanwhile wait behind it. */
  lockWaitMs?: number;
  /** Pauses after attempts that did not get their lock, milliseconds. Together about a minute. */
  pausesMs?: readonly number[];
}

/**
 * Applies every migration that the database has not seen, recorded in `_prisma_migrations`. Each runs as a whole or not at all.
 * A lock that is not free within seconds is given up, so that nobody else waits behind it, and asked for again after a pause.
 *
 * @returns the names applied now, in order.
 * @throws MigrationBlocked naming the lock and who held it, after the last attempt; Error in the database's words when a migration
 * fails, in the engine's when an applied one was edited, or a failed one awaits repair.
 */
export function migrate(options: MigrateOptions): Promise<string[]> {
  return applyMigrations(options, allMigrations(options.plugins));
}

/** `migrate` with a list of its own. */
export async function applyMigrations(
  options: MigrateOptions,
  migrations: readonly MigrationSource[],
): Promise<string[]> {
  if (await isUpToDate(options.ownerUrl, migrations)) return [];
  const { ownerUrl, plugins, onProgress, lockWaitMs, pausesMs = [1_000, 2_000, 5_000, 10_000, 20_000] } = options;
  const applied: string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const blocked = await withSchemaEngine(
      ownerUrl,
      composedSchema(plugins),
      (atWork) => applyOnce(atWork, ownerUrl, migrations, (name) => applied.push(name) && onProgress?.(name)),
      lockWaitMs,
    );
    if (!blocked) return applied;
    const pause = pausesMs[attempt - 1];
    const error = new MigrationBlocked(blocked.migration, blocked.lock, attempt);
    if (pause === undefined) throw error;
    onProgress?.(`${error.message} (tried again in ${pause / 1000} s)`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** One attempt. Returns what it stumbled over when a lock was not free; the migration counts as rolled back then. */
async function applyOnce(
  { engine, client, lastError }: EngineAtWork,
  ownerUrl: string,
  migrations: readonly MigrationSource[],
  onApplied: (name: string) => void,
): Promise<{ migration: string; lock: AwaitedLock | null } | null> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const watch = await watchLocks(ownerUrl, rows[0]!.pid);
  const before = await finishedMigrations(client);
  const pending = migrations.filter(({ name }) => !before.includes(name));
  try {
    await dropHalfIndexes(client, pending);
    await engine.applyMigrations({ migrationsList: migrationsList(migrations), filters: noFilters });
    return null;
  } catch (error) {
    const refusal = lastError();
    const name = await unfinishedMigration(client).catch(() => null); // a lost connection has its own words
    if (sqlStateOf(refusal) !== '55P03') {
      if (!name || !(refusal instanceof Error)) throw error;
      throw new Error(`migration ${name} failed: ${refusal.message}`, { cause: refusal });
    }
    if (name) await engine.markMigrationRolledBack({ migrationName: name });
    return { migration: name ?? pending[0]?.name ?? '', lock: watch.last() };
  } finally {
    await watch.close();
    for (const name of await finishedMigrations(client).catch(() => [])) if (!before.includes(name)) onApplied(name);
  }
}

function migrationsList(migrations: readonly MigrationSource[]) {
  return {
    baseDir: migrationsFolder('core'),
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: null },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

/**
 * The SQL that would turn the tables of `databaseUrl` into the composed schema; empty when they are equal.
 * Policies, checks, triggers and partial indexes are outside Prisma's view and never part of it.
 */
export async function diffSchema(databaseUrl: string, plugins: readonly string[]): Promise<string> {
  const schema = composedSchema(plugins);
  const files = [{ path: 'schema.prisma', content: schema }];
  return withSchemaEngine(databaseUrl, schema, async ({ engine }) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: noFilters,
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}
