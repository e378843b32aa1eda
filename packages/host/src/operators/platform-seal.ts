import { oldestPending, PLATFORM_LOG, type VerifyOptions, type VerifyReport, verifyPlatform } from '@viche/audit';
import type { HostServices } from '../services.ts';
import { actOnPlatform, needSession, type OperatorAtWork } from './operator-at-work.ts';

/** How the platform's log is kept: when it was last sealed, and when an operator last had it checked. */
export interface PlatformSeal {
  readonly sealedAt: Date | null;
  /** Of the last batch; 0 before the first. */
  readonly batches: number;
  /** Rows that wait for their seal. */
  readonly waiting: number;
  readonly checked: { readonly at: Date; readonly state: 'sound' | 'not-sound' } | null;
}

const CHECK = 'operator.verify-journal';

/** @throws {NotFound} for whoever is no operator any more */
export function platformSeal({ pool }: Pick<HostServices, 'pool'>, who: OperatorAtWork): Promise<PlatformSeal> {
  return pool.scoped(
    PLATFORM_LOG,
    async ({ sql }) => {
      await needSession(sql, who);
      const [last] = await sql<{ seq: number; sealedAt: Date }>`
        select seq, sealed_at as "sealedAt" from audit_batch where tenant_id = ${PLATFORM_LOG}::uuid order by seq desc limit 1`;
      const [waiting] = await sql<{ count: number }>`
        select count(*)::int as count from viche.platform_entries() as p where p.waiting`;
      const { count } = await oldestPending(sql, { tenantId: PLATFORM_LOG, now: new Date() });
      const [checked] = await sql<{ at: Date; state: 'sound' | 'not-sound' }>`
        select p.at, p.detail ->> 'state' as state from viche.platform_entries() as p
        where p.action = ${CHECK} order by p.id desc limit 1`;
      return {
        sealedAt: last?.sealedAt ?? null,
        batches: last?.seq ?? 0,
        waiting: (waiting?.count ?? 0) + count,
        checked: checked ?? null,
      };
    },
    { readOnly: true },
  );
}

/**
 * Checks the whole log of the platform, and writes into it that and how it was checked.
 *
 * @throws {NotFound} for whoever is no operator any more
 */
export async function checkPlatformLog(
  services: Pick<HostServices, 'pool'>,
  who: OperatorAtWork,
  proof: Omit<VerifyOptions, 'tenantId'>,
): Promise<VerifyReport> {
  const report = await services.pool.snapshot(PLATFORM_LOG, async ({ sql }) => {
    await needSession(sql, who);
    return verifyPlatform(sql, proof);
  });
  const { ok, checkedEntries, batches, problems } = report;
  await actOnPlatform(services, who, {
    action: CHECK,
    detail: {
      state: ok ? 'sound' : 'not-sound',
      checked: checkedEntries,
      batches,
      problems: problems.length,
    },
    run: (sql) => sql<{ id: string }>`select id::text from viche.operator_of(${who.session}::bytea)`,
  });
  return report;
}
