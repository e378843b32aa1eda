import type { RelayClient } from '@viche/db';
import type { Logger } from '@viche/plugin-api';
import { type Rounds, startRounds } from './rounds.ts';

export interface SealerOptions {
  readonly relay: RelayClient;
  readonly log: Logger;
  /** Seals what waits in one tenant. */
  seal(tenantId: string): Promise<unknown>;
  /** Threats §0.5: at most 10 s between an act and its seal. Default 5,000. */
  readonly intervalMs?: number;
}

/** Seals the audit entries of every tenant that has unsealed ones, again and again. */
export function startSealer({ relay, log, seal, intervalMs = 5_000 }: SealerOptions): Rounds {
  return startRounds({
    intervalMs,
    async work() {
      const waiting = await relay.sql<{ tenantId: string }>`select distinct tenant_id as "tenantId" from audit_pending`;
      for (const { tenantId } of waiting) await seal(tenantId);
    },
    failed: (error) => log.error({ event: 'audit.seal-failed', err: error }, 'audit entries wait for their seal'),
  });
}
