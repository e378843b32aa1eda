import { describeReason, type JobLog } from './reporting.ts';

export interface Repeating {
  /** Ends after the round that runs now. */
  stop(): Promise<void>;
}

export interface RepeatOptions {
  readonly name: string;
  readonly intervalMs: number;
  readonly log: JobLog;
  /** Resolves to `true` when there is more to do at once, to anything else when not. */
  round(): Promise<unknown>;
}

const LONGEST_WAIT_MS = 5_000;

/** Runs `round` again and again. A failing round (database or queue away) is told once and tried ever more slowly. */
export function startRepeating({ name, intervalMs, log, round }: RepeatOptions): Repeating {
  let stopped = false;
  let failures = 0;
  let wake: () => void = () => {};

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const turning = (async () => {
    while (!stopped) {
      let more = false;
      try {
        more = (await round()) === true;
        if (failures > 0) log.info({ task: name, failures }, 'works again');
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1 || failures % 60 === 0)
          log.error({ task: name, failures, reason: describeReason(error) }, 'round failed');
      }
      if (stopped) break;
      if (!more)
        await pause(failures === 0 ? intervalMs : Math.min(Math.max(intervalMs, 100) * 2 ** failures, LONGEST_WAIT_MS));
    }
  })();

  return {
    async stop() {
      stopped = true;
      wake();
      await turning;
    },
  };
}

/** Ends a wait for something outside that may never answer. */
export async function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error(`${what} took longer than ${ms} ms`), { code: 'ETIMEDOUT' })),
      ms,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
