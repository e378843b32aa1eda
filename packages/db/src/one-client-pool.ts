import pg from 'pg';

/**
 * What Prisma's adapter takes for a pool, though it is one client: every query of its PrismaClient runs on this connection,
 * inside the transaction that is open there. Prisma only ever asks it to `query` and, for its own transactions, `connect`.
 */
export function oneClientPool(client: Pick<pg.Client, 'query'>): pg.Pool {
  const query = client.query.bind(client);
  const lease = { query, release() {}, on() {}, once() {}, removeListener() {} };
  const pool = Object.create(pg.Pool.prototype) as pg.Pool;
  return Object.assign(pool, lease, { options: {}, connect: async () => lease, end: async () => undefined }) as pg.Pool;
}
