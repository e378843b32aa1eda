import { createHitExchange, type HitExchange } from '@viche/db';
import type { Logger } from '@viche/plugin-api';
import { createTestDatabase, type TestDatabase } from '@viche/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RedisServer, redisIsHere, startRedis } from '../../../../packages/jobs/test/redis-server.ts';
import { createRedisHitExchange } from './redis-hits.ts';
import { SharedCounter } from './shared-counter.ts';

const TEN_A_MINUTE = { limit: 10, windowMs: 60_000 };
const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {} };

let database: TestDatabase;
let redis: RedisServer | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
  redis = redisIsHere() ? await startRedis() : null;
});
afterAll(async () => {
  await redis?.stop();
  await database?.drop();
});

/** Lets a key be hit until it is refused, and says how often it was let through. */
function passes(counter: SharedCounter, key: string, tries: number): number {
  let passed = 0;
  for (let index = 0; index < tries; index += 1) if (counter.hit(key, TEN_A_MINUTE) === 0) passed += 1;
  return passed;
}

const stores: [string, () => HitExchange][] = [
  ['PostgreSQL', () => createHitExchange(database.appUrl)],
  ...(redisIsHere() ? [['Redis', () => createRedisHitExchange(redis!.url)] as [string, () => HitExchange]] : []),
];

describe.each(stores)('two processes over %s', (_store, open) => {
  const pair = () =>
    [0, 1].map(() => new SharedCounter({ exchange: open(), log: quiet })) as [SharedCounter, SharedCounter];

  it('share one allowance: what one let through, the other does not let through again', async () => {
    const [one, other] = pair();
    expect(passes(one, 'a', 7)).toBe(7);
    await one.exchange();
    // The other has not heard of the key: its first hit makes it ask.
    expect(passes(other, 'a', 1)).toBe(1);
    await other.exchange();
    expect(passes(other, 'a', 50)).toBe(2);
    await other.exchange();
    expect(passes(one, 'a', 1)).toBe(1);
    await one.exchange();
    expect(passes(one, 'a', 50)).toBe(0);
    await Promise.all([one.close(), other.close()]);
  });

  it('let through at most one allowance each in a burst between two exchanges, and nothing after it', async () => {
    const [one, other] = pair();
    expect(passes(one, 'b', 100) + passes(other, 'b', 100)).toBe(20);
    await Promise.all([one.exchange(), other.exchange()]);
    await Promise.all([one.exchange(), other.exchange()]);
    expect(passes(one, 'b', 100) + passes(other, 'b', 100)).toBe(0);
    await Promise.all([one.close(), other.close()]);
  });

  it('a restarted process remembers what was counted before', async () => {
    const [before, after] = pair();
    passes(before, 'c', 100);
    await before.close();
    expect(passes(after, 'c', 1)).toBe(1);
    await after.exchange();
    const wait = after.hit('c', TEN_A_MINUTE);
    expect(wait).toBeGreaterThan(50_000);
    expect(wait).toBeLessThanOrEqual(60_000);
    await after.close();
  });
});

it('hits that come while the exchange is under way are not lost and not told twice', async () => {
  const told: number[] = [];
  let answer: () => void = () => {};
  let total = 0;
  const exchange: HitExchange = {
    async add([one]) {
      await new Promise<void>((resolve) => (answer = resolve));
      told.push(one!.hits);
      total += one!.hits;
      return [{ key: one!.key, hits: total, leftMs: 60_000 }];
    },
    async dropOld() {},
    async close() {},
  };
  const counter = new SharedCounter({ exchange, log: quiet });
  const settle = async (exchanging: Promise<void>) => {
    await Promise.resolve();
    answer();
    await exchanging;
  };
  passes(counter, 'd', 4);
  const first = counter.exchange();
  await Promise.resolve();
  passes(counter, 'd', 3);
  await settle(first);
  await settle(counter.exchange());
  expect(told).toEqual([4, 3]);
  await counter.exchange();
  expect(told).toEqual([4, 3]);
  expect(passes(counter, 'd', 50)).toBe(3);
});

it('counts alone while the store is away, says so once, and tells all when it is back', async () => {
  const warnings: string[] = [];
  let away = true;
  let heard = 0;
  const exchange: HitExchange = {
    async add([one]) {
      if (away) throw new Error('connect ECONNREFUSED');
      heard += one!.hits;
      return [{ key: one!.key, hits: heard, leftMs: 60_000 }];
    },
    async dropOld() {},
    async close() {},
  };
  const log: Logger = { ...quiet, warn: (_fields, message) => void warnings.push(message) };
  const counter = new SharedCounter({ exchange, log });
  expect(passes(counter, 'e', 6)).toBe(6);
  await counter.exchange();
  await counter.exchange();
  expect(warnings).toHaveLength(1);
  expect(passes(counter, 'e', 50)).toBe(4);
  away = false;
  await counter.exchange();
  expect(heard).toBe(10);
});

it('a window that is over begins anew', () => {
  let now = 1_000_000;
  const counter = new SharedCounter({ exchange: createHitExchange(database.appUrl), log: quiet, now: () => now });
  expect(passes(counter, 'f', 50)).toBe(10);
  now += 60_000;
  expect(passes(counter, 'f', 50)).toBe(10);
});
