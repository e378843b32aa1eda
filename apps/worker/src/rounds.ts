/** Something that goes on until it is stopped; `stop` waits for what is under way. */
export interface Rounds {
  stop(): Promise<void>;
}

/** Does the work now, and again so long after each time that it ended; a failure is told and the next round comes all the same. */
export function startRounds(options: {
  readonly intervalMs: number;
  work(): Promise<void>;
  failed(error: unknown): void;
}): Rounds {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    await options.work().catch(options.failed);
    if (!stopped) timer = setTimeout(() => (running = round()), options.intervalMs);
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
