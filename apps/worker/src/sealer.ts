import type { RelayClient } from '@viche/db';
import type { Logger } from '@viche/plugin-api';
import { type Rounds, startRounds } from './rounds.ts';

export interface SealerOptions {
  readonly relay: RelayClient;
  readonly log: Logger;
  /** Puts what waits in the platform's own log among the logs that are sealed. */
  gather(): Promise<unknown>;
  /** Seals what waits in one log: a tenant's, or the platform's. */
  seal(tenantId: string): Promise<unknown>;
  /** Threats §0.5: at most 10 s between an act and its seal. Default 5,000. */
  readonly intervalMs?: number;
}

/** Seals the audit entries of every log that has unsealed ones, again and again. */
export function startSealer({ relay, log, gather, seal, intervalMs = 5_000 }: SealerOptions): Rounds {
  return startRounds({
    intervalMs,
    async work() {
      const waiting = await relay.sql<{ tenantId: string }>`select distinct tenant_id as "tenantId" from audit_pending`;
      for (const { tenantId } of waiting) await seal(tenantId);
      // Last: what hinders it keeps no hromada from its seal. The next round seals what it brings.
      await gather();
    },
    failed: (error) => log.error({ event: 'audit.seal-failed', err: error }, 'audit entries wait for their seal'),
  });
}
