import { createTestDatabase, type TestDatabase } from '@viche/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHitExchange, type HitExchange } from './index.ts';

const HOUR_MS = 3_600_000;
let database: TestDatabase;
let one: HitExchange;
let other: HitExchange;

beforeAll(async () => {
  database = await createTestDatabase();
  one = createHitExchange(database.appUrl);
  other = createHitExchange(database.appUrl);
});
afterAll(async () => {
  await Promise.all([one?.close(), other?.close()]);
  await database?.drop();
});

it('adds what two processes counted, and answers each with the total', async () => {
  expect(await one.add([{ key: 'a', hits: 3, windowMs: HOUR_MS }])).toMatchObject([{ key: 'a', hits: 3 }]);
  const [total] = await other.add([{ key: 'a', hits: 4, windowMs: HOUR_MS }]);
  expect(total!.hits).toBe(7);
  expect(total!.leftMs).toBeGreaterThan(HOUR_MS - 60_000);
  expect(total!.leftMs).toBeLessThanOrEqual(HOUR_MS);
});

it('begins a window that is over anew, and forgets it when nobody asks again', async () => {
  await one.add([{ key: 'short', hits: 9, windowMs: 1 }]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await other.add([{ key: 'short', hits: 2, windowMs: 1 }])).toMatchObject([{ hits: 2 }]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await one.dropOld();
  const superuser = new pg.Client({ connectionString: database.superUrl });
  await superuser.connect();
  const { rows } = await superuser.query('select key from viche.hit_count order by 1');
  await superuser.end();
  expect(rows).toEqual([{ key: 'a' }]);
});

it('two processes with the same keys in opposite order do not lock one another out', async () => {
  const keys = Array.from({ length: 300 }, (_, index) => ({ key: `k${index}`, hits: 1, windowMs: HOUR_MS }));
  const rounds = Array.from({ length: 10 }, () => [one.add(keys), other.add([...keys].reverse())]).flat();
  const totals = await Promise.all(rounds);
  expect(Math.max(...totals.flat().map(({ hits }) => hits))).toBe(20);
});

it('the runtime role reaches the table by its functions only', async () => {
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  for (const text of ['select * from viche.hit_count', 'delete from viche.hit_count'])
    await expect(app.query(text)).rejects.toMatchObject({ code: '42501' });
  await app.end();
});
