import { inTransaction, openRelayPool } from './relay-database.ts';
import { startRepeating } from './repeat.ts';
import type { JobLog, OnMetric } from './reporting.ts';

export interface CounterDrainOptions {
  /** Connection string of `viche_relay`. */
  readonly relayUrl: string;
  /** The host's own: opens the tenant's scope, drains the deltas with one statement, calls `onCounted`. */
  drain(tenantId: string, subjectType: string, counter: string): Promise<unknown>;
  readonly log: JobLog;
  /** Default 1,000 ms: counters may be 2 seconds stale. */
  readonly intervalMs?: number | undefined;
  readonly onMetric?: OnMetric | undefined;
}

export interface CounterDrain {
  stop(): Promise<void>;
}

const AT_ONCE = 1_000;

/**
 * Asks the host to drain every counter that has deltas waiting, one worker at a time for each tenant and counter: two
 * would wait for one another's row, with their transactions open.
 */
export function startCounterDrain({
  relayUrl,
  drain,
  log,
  intervalMs = 1_000,
  onMetric = () => {},
}: CounterDrainOptions): CounterDrain {
  const pool = openRelayPool(relayUrl, log);
  const draining = startRepeating({
    name: 'counter drain',
    intervalMs,
    log,
    async round() {
      const { rows } = await pool.query<{ tenant_id: string; subject_type: string; counter: string }>(
        `SELECT DISTINCT tenant_id, subject_type, counter FROM counter_delta LIMIT ${AT_ONCE}`,
      );
      let drained = 0;
      let failure: unknown;
      for (const { tenant_id: tenantId, subject_type: subjectType, counter } of rows) {
        try {
          const mine = await inTransaction(pool, async (client) => {
            const { rows: locks } = await client.query<{ mine: boolean }>(
              `SELECT pg_try_advisory_xact_lock(hashtextextended('viche counter ' || $1, 0)) AS mine`,
              [[tenantId, subjectType, counter].join('/')],
            );
            if (locks[0]?.mine) await drain(tenantId, subjectType, counter);
            return locks[0]?.mine === true;
          });
          if (mine) drained += 1;
        } catch (error) {
          failure = error; // one tenant's trouble must not keep the others' numbers old
        }
      }
      if (drained > 0) onMetric({ name: 'counters.drained', value: drained, labels: {} });
      if (failure !== undefined) throw failure;
    },
  });
  return {
    async stop() {
      await draining.stop();
      await pool.end();
    },
  };
}
