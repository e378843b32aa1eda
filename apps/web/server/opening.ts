import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@viche/plugin-api';

const RETRY_MS = 1_000;

/** Whether visitors are let in yet. */
export interface Opening {
  readonly state: 'closed' | 'open';
  /** Resolves when the state is `open`. */
  readonly opened: Promise<void>;
}

/** Keeps the site closed until `work` has succeeded, however often it has to be tried: a database may come up later. */
export function openAfter(work: () => Promise<void>, log: Logger): Opening {
  let state: Opening['state'] = 'closed';
  async function open(): Promise<void> {
    for (;;) {
      try {
        await work();
        state = 'open';
        return;
      } catch (error) {
        log.error(
          { event: 'opening.failed', err: error },
          'the site stays closed; what must be done first is tried again',
        );
        await delay(RETRY_MS);
      }
    }
  }
  const opened = open();
  return {
    get state() {
      return state;
    },
    opened,
  };
}
