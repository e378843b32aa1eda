import type { PoolEvent } from '@viche/db';
import type { Logger } from '@viche/plugin-api';

const MINUTE_MS = 60_000;

/** Says once a minute that the database takes no writes: each refused act would say it again, into the same full disk. */
export function reportRefusedWrites(log: Logger, now: () => number = Date.now): (event: PoolEvent) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  let unsaid = 0;
  return (event) => {
    if (event.type !== 'writes-refused') return;
    unsaid += 1;
    if (now() - saidAt < MINUTE_MS) return;
    log.error(
      { event: 'database.read-only', sqlState: event.sqlState, refused: unsaid },
      'the database takes no writes: make room on its disk, or end its read-only mode',
    );
    saidAt = now();
    unsaid = 0;
  };
}
