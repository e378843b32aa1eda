import pg from 'pg';
import { withSchemaEngine } from './engine.ts';
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
}

/**
 * Applies every migration that the database has not seen, recorded in `_prisma_migrations`. Each runs as a whole or not at all.
 *
 * @returns the names applied now, in order.
 * @throws Error in the engine's words when a migration fails, an applied one was edited, or a failed one awaits repair.
 */
export async function migrate({ ownerUrl, plugins, onProgress }: MigrateOptions): Promise<string[]> {
  const migrations = allMigrations(plugins);
  return withSchemaEngine(ownerUrl, composedSchema(plugins), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: migrationsFolder('core'),
        shadowDbInitScript: '',
        lockfile: { path: 'migration_lock.toml', content: null },
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      filters: noFilters,
    });
    for (const name of appliedMigrationNames) onProgress?.(name);
    return appliedMigrationNames;
  });
}

/**
 * The SQL that would turn the tables of `databaseUrl` into the composed schema; empty when they are equal.
 * Policies, checks, triggers and partial indexes are outside Prisma's view and never part of it.
 */
export async function diffSchema(databaseUrl: string, plugins: readonly string[]): Promise<string> {
  const schema = composedSchema(plugins);
  const files = [{ path: 'schema.prisma', content: schema }];
  return withSchemaEngine(databaseUrl, schema, async (engine) => {
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

/** The pairs of states that one process allows. */
export interface ProcessTransitions {
  /** Name that the table's trigger carries, such as `petitions.petition`. */
  process: string;
  pairs: readonly (readonly [from: string, to: string])[];
}

/**
 * Makes `state_transition` hold exactly the given pairs for each named process. Rows of processes that are not named stay:
 * a plugin that was unlinked keeps its data and its rules.
 */
export async function syncStateTransitions(ownerUrl: string, processes: readonly ProcessTransitions[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'viche-migrate' });
  await client.connect();
  try {
    await client.query('begin');
    for (const { process, pairs } of processes) {
      const from = pairs.map(([state]) => state);
      const to = pairs.map(([, state]) => state);
      await client.query(
        `delete from state_transition t where process = $1 and not exists (
           select from unnest($2::text[], $3::text[]) as p(f, t2) where p.f = t.from_state and p.t2 = t.to_state)`,
        [process, from, to],
      );
      await client.query(
        `insert into state_transition (process, from_state, to_state)
         select $1, f, t from unnest($2::text[], $3::text[]) as p(f, t) on conflict do nothing`,
        [process, from, to],
      );
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}
