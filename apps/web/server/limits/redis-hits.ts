import type { HitExchange } from '@viche/db';
import { Redis } from 'ioredis';

/** Redis Cluster keeps keys with the same braces on one node, as the queues' keys. */
const PREFIX = '{viche}:hits:';
const COMMANDS_OF_A_KEY = 3;

/** Exchanges over Redis, which forgets windows by itself. Nothing is opened before the first exchange. */
export function createRedisHitExchange(url: string): HitExchange {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 1,
    commandTimeout: 2_000,
    connectionName: 'viche-limits',
  });
  redis.on('error', () => {}); // the exchange itself tells of an outage
  return {
    async add(hits) {
      const pipeline = redis.pipeline();
      for (const one of hits) {
        const key = PREFIX + one.key;
        // The first hit opens the window; `incrby` alone would leave a key that never ends.
        pipeline.set(key, 0, 'PX', one.windowMs, 'NX').incrby(key, one.hits).pttl(key);
      }
      const answers = (await pipeline.exec()) ?? [];
      const failure = answers.find(([error]) => error)?.[0];
      if (failure) throw failure;
      return hits.map(({ key }, index) => ({
        key,
        hits: Number(answers[index * COMMANDS_OF_A_KEY + 1]?.[1]),
        leftMs: Math.max(0, Number(answers[index * COMMANDS_OF_A_KEY + 2]?.[1])),
      }));
    },
    async dropOld() {},
    async close() {
      redis.disconnect();
    },
  };
}
