import type { Queues } from '@viche/jobs';
import type { Logger } from '@viche/plugin-api';

export interface QueueTellerOptions {
  readonly queues: Pick<Queues, 'counts'>;
  readonly log: Logger;
  tell(count: { readonly waiting: number; readonly active: number }): Promise<void>;
  /** Default one minute. */
  readonly intervalMs?: number;
}

/** Tells again and again how long the queues are: operators see it on a page of the site, which knows no queue. */
export function startQueueTeller({ queues, log, tell, intervalMs = 60_000 }: QueueTellerOptions): {
  stop(): Promise<void>;
} {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    try {
      const counts = [...(await queues.counts()).values()];
      const sum = (of: 'waiting' | 'active') => counts.reduce((total, count) => total + count[of], 0);
      await tell({ waiting: sum('waiting'), active: sum('active') });
    } catch (error) {
      log.error({ event: 'queue.untold', err: error }, 'the length of the queues was not told');
    }
    if (!stopped) timer = setTimeout(() => (running = round()), intervalMs);
  }
  running = round();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
