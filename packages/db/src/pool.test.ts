import { Cable, createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  createSessionPool,
  DatabaseBusy,
  newId,
  OutcomeUnknown,
  type PoolEvent,
  ScopeEnded,
  type SessionPool,
  type SessionPoolOptions,
} from './index.ts';

let database: TestDatabase;
let owner: pg.Client;
const pools: SessionPool[] = [];
const tenant = newId();

function poolOf(options: Partial<SessionPoolOptions> = {}): SessionPool {
  const pool = createSessionPool({ appUrl: database.appUrl, scopeKey: database.scopeKey, ...options });
  pools.push(pool);
  return pool;
}

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.superUrl });
  await owner.connect();
});

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const category = (session: { tenantId: string; prisma: import('./index.ts').TenantDb }, titleUk: string) =>
  session.prisma.petitionCategory.create({ data: { tenantId: session.tenantId, titleUk, titleEn: titleUk } });
const pidOf = async (pool: SessionPool) =>
  (await pool.scoped(tenant, ({ sql }) => sql<{ pid: number }>`select pg_backend_pid() as pid`))[0]!.pid;
const titles = async (pool: SessionPool) =>
  (await pool.scoped(tenant, ({ prisma }) => prisma.petitionCategory.findMany())).map((row) => row.titleUk);

describe('a session given back', () => {
  it('T03 is destroyed when the connection is cut during ROLLBACK, 100 times', async () => {
    const { cable, url } = await Cable.before(database.appUrl);
    const pool = poolOf({ appUrl: url, size: 2 });
    for (let round = 0; round < 100; round += 1) {
      const before = await pidOf(pool);
      cable.onRequest = (bytes) => (bytes.includes('rollback') ? 'cut' : 'pass');
      const failure = pool.scoped(tenant, async (session) => {
        await session.sql`
          insert into petitions_petition_category (tenant_id, id, title_uk, title_en)
          values (${tenant}, ${newId()}, 'dead request', '')`;
        throw new Error('the form was wrong');
      });
      await expect(failure).rejects.toThrow('the form was wrong');
      cable.onRequest = () => 'pass';
      const after = await pidOf(pool);
      expect(after).not.toBe(before);
    }
    expect(await titles(pool)).not.toContain('dead request');
    expect(pool.stats()).toMatchObject({ size: 2, idle: 1, leased: 0 });
    cable.close();
  });

  it('cannot be used after its transaction, and finishes what was under way before it ends', async () => {
    const pool = poolOf({ size: 1 });
    const kept = await pool.scoped(tenant, async (session) => {
      void category(session, 'not awaited').then(() => undefined);
      return session;
    });
    const lazy = kept.prisma.petitionCategory.findMany();
    await expect(kept.sql`select 1`).rejects.toBeInstanceOf(ScopeEnded);
    await expect(lazy).rejects.toBeInstanceOf(ScopeEnded);
    expect(await titles(pool)).toContain('not awaited');
  });

  it('has no way to raw SQL or to a transaction of its own through Prisma', async () => {
    const { prisma } = (await poolOf().scoped(tenant, async (session) => session)) as { prisma: object };
    for (const way of [
      '$transaction',
      '$queryRawUnsafe',
      '$executeRawUnsafe',
      '$queryRaw',
      '$executeRaw',
      '$extends',
      '$disconnect',
    ]) {
      expect((prisma as Record<string, unknown>)[way], way).toBeUndefined();
    }
  });

  it('never reports success when a failed statement was swallowed', async () => {
    const pool = poolOf({ size: 1 });
    const attempt = pool.scoped(tenant, async (session) => {
      await category(session, 'half done');
      await session.sql`select 1 / 0`.catch(() => undefined);
    });
    await expect(attempt).rejects.toThrow('nothing was committed');
    expect(await titles(pool)).not.toContain('half done');
  });

  it('is cut by the watchdog when it is held too long', async () => {
    const events: PoolEvent[] = [];
    const pool = poolOf({ size: 1, maxLeaseMs: 100, onMetrics: (event) => events.push(event) });
    const lease = await pool.lease(tenant);
    await expect(lease.session.sql`select pg_sleep(1)`).rejects.toMatchObject({ code: 'core/busy' });
    expect(lease.open).toBe(false);
    await lease.commit();
    expect(events.map((event) => event.type)).toContain('watchdog');
    expect(await pidOf(pool)).toBeGreaterThan(0);
  });
});

describe('a lease', () => {
  it('commits or rolls back exactly once', async () => {
    const pool = poolOf({ size: 1 });
    const first = await pool.lease(tenant);
    await category(first.session, 'leased');
    await first.commit();
    await first.rollback();
    const second = await pool.lease(tenant, { readOnly: true });
    await expect(category(second.session, 'read only')).rejects.toThrow();
    await second.rollback();
    expect(await titles(pool)).toContain('leased');
  });

  it('keeps to its own statement time-out, and the next lease to the pool’s', async () => {
    const pool = poolOf({ size: 1 });
    const slow = pool.scoped(tenant, ({ sql }) => sql`select pg_sleep(1)`, { statementTimeoutMs: 50 });
    await expect(slow).rejects.toMatchObject({ code: 'core/busy', retryAfter: 2 });
    await pool.scoped(tenant, ({ sql }) => sql`select pg_sleep(0.1)`);
  });
});

describe('the outcome of a commit', () => {
  it('is unknown when the connection is cut after COMMIT was sent', async () => {
    const { cable, url } = await Cable.before(database.appUrl);
    const pool = poolOf({ appUrl: url, size: 1 });
    cable.onRequest = (bytes) => (bytes.includes('commit') ? 'cut' : 'pass');
    const error = await pool.scoped(tenant, (session) => category(session, 'maybe')).catch((reason) => reason);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    expect(error.code).toBe('core/outcome-unknown');
    cable.onRequest = () => 'pass';
    expect(await pidOf(pool)).toBeGreaterThan(0);
    cable.close();
  });

  it('is unknown after 5 s of silence, though the row is there', async () => {
    const { cable, url } = await Cable.before(database.appUrl);
    const pool = poolOf({ appUrl: url, size: 1 });
    cable.onRequest = (bytes) => (bytes.includes('commit') ? 'swallow' : 'pass');
    const error = await pool.scoped(tenant, (session) => category(session, 'silent')).catch((reason) => reason);
    expect(error).toBeInstanceOf(OutcomeUnknown);
    cable.onRequest = () => 'pass';
    expect(await titles(pool)).toContain('silent');
    cable.close();
  });

  it('is unknown when COMMIT answers with a warning', async () => {
    // A deferred trigger's warning carries 01000 like a cancelled wait for the standby.
    await owner.query(`
      create function warn() returns trigger language plpgsql as $$ begin raise warning 'as of a cancelled wait'; return null; end $$;
      create constraint trigger warn after insert on edit_lock deferrable initially deferred for each row execute function warn()`);
    const pool = poolOf({ size: 1 });
    const attempt = pool.scoped(tenant, ({ prisma, tenantId }) =>
      prisma.editLock.create({
        data: { tenantId, subjectType: 's', subjectId: newId(), staffId: newId(), expiresAt: new Date() },
      }),
    );
    await expect(attempt).rejects.toBeInstanceOf(OutcomeUnknown);
    await owner.query('drop function warn() cascade');
  });
});

describe('a database under pressure', () => {
  it('R04 keeps half of the sessions and of the queue for the others', async () => {
    const pool = poolOf({ size: 4, maxWaiting: 20, maxWaitMs: 1000 });
    const flood = Array.from({ length: 60 }, () => pool.scoped(tenant, ({ sql }) => sql`select pg_sleep(0.7)`));
    const outcomes = Promise.allSettled(flood);
    expect(pool.stats()).toMatchObject({ leased: 2, waiting: 10 });
    await pool.scoped(newId(), ({ sql }) => sql`select 1`);
    expect(pool.stats()).toMatchObject({ leased: 2, waiting: 10 });
    const refused = (await outcomes).filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(48);
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(DatabaseBusy);
      expect(reason.retryAfter).toBeGreaterThan(0);
    }
    expect(pool.stats()).toMatchObject({ leased: 0, waiting: 0 });
  });

  it('R04 waits 2 s at most, then says busy', async () => {
    const pool = poolOf({ size: 1, maxWaitMs: 100 });
    const holder = await pool.lease(tenant);
    const startedAt = performance.now();
    await expect(pool.lease(newId())).rejects.toMatchObject({ code: 'core/busy' });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    await holder.rollback();
  });

  it('R11 says busy in mid-request, keeps nothing half-done, and recovers without a restart', async () => {
    const pool = poolOf({ size: 3 });
    const leases = await Promise.all([pool.lease(tenant), pool.lease(newId())]);
    await leases[0].rollback();
    await category(leases[1].session, 'half act');
    await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'viche_app' and datname = current_database()`,
    );
    await expect(category(leases[1].session, 'second half')).rejects.toMatchObject({ code: 'core/busy' });
    await expect(leases[1].commit()).rejects.toMatchObject({ code: 'core/busy' });
    expect(await pidOf(pool)).toBeGreaterThan(0);
    const { rows } = await owner.query(
      `select count(*)::int as n from petitions_petition_category where title_uk like '%half%act'`,
    );
    expect(rows[0].n).toBe(0);
  });

  it('R11 says busy while nothing listens', async () => {
    const nowhere = new URL(database.appUrl);
    nowhere.port = '1';
    const pool = poolOf({ appUrl: nowhere.href });
    await expect(pool.scoped(tenant, async () => 1)).rejects.toMatchObject({ code: 'core/busy', retryAfter: 2 });
    expect(pool.stats().leased).toBe(0);
  });
});
