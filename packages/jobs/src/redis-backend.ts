import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueStore } from './postgres-backend.ts';
import { within } from './repeat.ts';
import type { JobLog } from './reporting.ts';
import { describeReason } from './reporting.ts';

/** A Redis that may forget jobs to make room for others is no queue. */
export class EvictingRedis extends Error {
  constructor(policy: string) {
    super(`Redis has maxmemory-policy "${policy}"; jobs need "noeviction".`);
    this.name = 'EvictingRedis';
  }
}

/**
 * Opens BullMQ's Redis store.
 *
 * @throws EvictingRedis where Redis may drop keys, or an error when it does not answer within 10 seconds.
 */
export async function openRedisStore({
  url,
  log,
}: {
  readonly url: string;
  readonly log: JobLog;
}): Promise<QueueStore> {
  // BullMQ's blocking reads ask for endless retries; callers that must not wait put a limit of their own around them.
  const client = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, connectionName: 'viche-queue' });
  client.setMaxListeners(0);
  client.on('error', (error) => log.warn({ store: 'redis', reason: describeReason(error) }, 'queue connection lost'));
  try {
    await within(10_000, 'Redis', client.connect());
    const info = await within(10_000, 'Redis', client.info('memory'));
    const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1] ?? 'unknown';
    if (policy !== 'noeviction') throw new EvictingRedis(policy);
  } catch (error) {
    client.disconnect();
    throw error;
  }

  return {
    factory: createRedisBackend as QueueStore['factory'],
    queueConnection: client,
    workerConnection: client,
    ping: async () => void (await within(2_000, 'Redis', client.ping())),
    close: async () => void (await client.quit().catch(() => client.disconnect())),
  };
}
