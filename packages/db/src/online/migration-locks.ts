import pg from 'pg';

/** A lock that a migration waited for in vain, as the database saw it. */
export interface AwaitedLock {
  /** The table or index; null when an older transaction as such was waited for (an index built CONCURRENTLY). */
  relation: string | null;
  /** Such as `AccessExclusiveLock`. */
  mode: string;
  /** Who held it: process ids of the database with the names of their role and application, no statement. */
  holders: string[];
}

const awaited = `
  select case when l.relation is not null then l.relation::regclass::text end as relation, l.mode,
    array(select b.pid || ' (' || coalesce(a.usename, '?') || coalesce(', ' || nullif(a.application_name, ''), '') || ')'
      from unnest(pg_blocking_pids(l.pid)) as b(pid) left join pg_stat_activity a on a.pid = b.pid) as holders
  from pg_locks l where l.pid = $1 and not l.granted limit 1`;

/**
 * Looks on from a connection of its own at what the connection `pid` waits for; an error of the database names no lock.
 *
 * @returns `last` for the lock seen last, and `close`.
 */
export async function watchLocks(
  ownerUrl: string,
  pid: number,
): Promise<{ last(): AwaitedLock | null; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'viche-migrate-watch' });
  client.on('error', () => undefined); // the migration's own connection reports a lost server
  await client.connect();
  let seen: AwaitedLock | null = null;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const { rows } = await client.query<AwaitedLock>(awaited, [pid]);
    if (rows[0]) seen = rows[0];
  };
  const timer = setInterval(() => {
    looking = looking.then(look).catch(() => undefined);
  }, 100);
  return {
    last: () => seen,
    async close() {
      clearInterval(timer);
      await looking;
      await client.end();
    },
  };
}

/** A migration did not get its lock however often it asked. Nothing of it was done; those before it stay applied. */
export class MigrationBlocked extends Error {
  readonly migration: string;
  readonly lock: AwaitedLock | null;

  constructor(migration: string, lock: AwaitedLock | null, attempts: number) {
    const what = lock ? `${lock.relation ?? 'an older transaction'} (${lock.mode})` : 'a lock';
    const holders = lock && lock.holders.length > 0 ? `, held by ${lock.holders.join(', ')}` : '';
    super(
      `migration ${migration} waited ${attempts} times for ${what}${holders}. Nothing of it was done: end that work or wait for a quieter hour, then start again`,
    );
    this.name = 'MigrationBlocked';
    this.migration = migration;
    this.lock = lock;
  }
}

/** A migration as the engine has recorded it. */
export interface RecordedMigration {
  readonly name: string;
  /** SHA-256 of its SQL, in hex. */
  readonly checksum: string;
  readonly isFinished: boolean;
  readonly isRolledBack: boolean;
}

/** What the engine has recorded, in the order of ending; nothing in a new database. */
export async function recordedMigrations(client: pg.Client): Promise<RecordedMigration[]> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as known`,
  );
  if (!rows[0]!.known) return [];
  const recorded = await client.query<RecordedMigration>(
    `select migration_name as name, checksum, finished_at is not null as "isFinished", rolled_back_at is not null as "isRolledBack"
     from _prisma_migrations order by finished_at`,
  );
  return recorded.rows;
}

/** Names of all migrations that are applied; empty in a new database. */
export const finishedMigrations = async (client: pg.Client): Promise<string[]> =>
  (await recordedMigrations(client)).filter(({ isFinished }) => isFinished).map(({ name }) => name);

/** The migration that the engine began and did not end; null when there is none. */
export async function unfinishedMigration(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
     where finished_at is null and rolled_back_at is null order by started_at desc limit 1`,
  );
  return rows[0]?.name ?? null;
}

/**
 * Takes away what an interrupted CREATE INDEX CONCURRENTLY of these migrations left behind: an index that no query may use, and
 * whose name is taken.
 */
export async function dropHalfIndexes(client: pg.Client, migrations: readonly { sql: string }[]): Promise<void> {
  const scripts = migrations.filter(({ sql }) => /\bconcurrently\b/i.test(sql));
  if (scripts.length === 0) return;
  const { rows } = await client.query<{ index: string; name: string }>(
    `select i.indexrelid::regclass::text as index, c.relname as name
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where not i.indisvalid and pg_get_userbyid(c.relowner) = current_user`,
  );
  const halves = rows.filter(({ name }) => scripts.some(({ sql }) => sql.includes(name)));
  for (const { index } of halves) await client.query(`drop index concurrently if exists ${index}`);
}
