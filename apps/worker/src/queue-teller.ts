import type { Queues } from '@viche/jobs';
import type { Logger } from '@viche/plugin-api';
import { type Rounds, startRounds } from './rounds.ts';

export interface QueueTellerOptions {
  readonly queues: Pick<Queues, 'counts'>;
  readonly log: Logger;
  tell(count: { readonly waiting: number; readonly active: number }): Promise<void>;
  /** Default one minute. */
  readonly intervalMs?: number;
}

/** Tells again and again how long the queues are: operators see it on a page of the site, which knows no queue. */
export function startQueueTeller({ queues, log, tell, intervalMs = 60_000 }: QueueTellerOptions): Rounds {
  return startRounds({
    intervalMs,
    async work() {
      const counts = [...(await queues.counts()).values()];
      const sum = (of: 'waiting' | 'active') => counts.reduce((total, count) => total + count[of], 0);
      await tell({ waiting: sum('waiting'), active: sum('active') });
    },
    failed: (error) => log.error({ event: 'queue.untold', err: error }, 'the length of the queues was not told'),
  });
}
