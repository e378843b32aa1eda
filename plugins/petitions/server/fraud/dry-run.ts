import type { DataContext } from '@viche/plugin-api';
import { ConditionMissing, DryRunStale, HitsEverybody, HitsNobody } from '../errors.ts';
import type { PetitionRules } from '../rules.ts';
import { type Criteria, meant, singlesOut } from './criteria.ts';

/** What would fall. */
export interface DryRun {
  /** Signatures that the criteria mean. */
  readonly count: number;
  /** Counted signatures now, they among them. */
  readonly of: number;
}

type Ctx = Pick<DataContext, 'sql' | 'tenantId'>;

/** A dry run is shown to the person who decides; after so long it is no longer what is decided on. */
const FRESH_MS = 3_600_000;

export interface Drafted {
  readonly id: string;
  readonly petitionId: string;
  readonly criteria: Criteria;
  readonly mark: Uint8Array | null;
  readonly state: string;
}

/** Counts what the criteria mean, and changes nothing. A quarantine holds its signatures already: those are counted. */
export async function dryRun(ctx: Ctx, { id, petitionId, criteria, mark, state }: Drafted): Promise<DryRun> {
  const { sql, tenantId } = ctx;
  if (state === 'confirmed') {
    const [held] = await sql<DryRun>`
      select count(*) filter (where standing = 'quarantined' and invalidation_id = ${id}::uuid)::int as count,
        count(*) filter (where standing = 'counted' or invalidation_id = ${id}::uuid)::int as of
      from petitions_petition_signature
      where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and withdrawn_at is null`;
    return held!;
  }
  const [found] = await sql<DryRun>`
    with found as (${meant(ctx, petitionId, criteria, mark)})
    select (select count(*) from found)::int as count, count(*)::int as of from petitions_petition_signature
    where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and withdrawn_at is null and standing = 'counted'`;
  return found!;
}

/**
 * Refuses conditions that single nobody out, and those that would take everybody (threats F07).
 *
 * @throws {ConditionMissing} {HitsNobody} {HitsEverybody}
 */
export function refuseSweeping(criteria: Criteria, { count, of }: DryRun): void {
  if (!singlesOut(criteria)) throw new ConditionMissing({}, 'from');
  if (count === 0) throw new HitsNobody({});
  if (count >= of) throw new HitsEverybody({ signatures: of });
}

/**
 * Refuses to act on a dry run that is not what would happen now. `seenAt` is when the person who asks had it before him.
 *
 * @throws {DryRunStale}
 */
export function requireFresh(kept: { dryRunCount: number; dryRunAt: Date }, now: DryRun, seenAt: Date): void {
  if (seenAt.getTime() - kept.dryRunAt.getTime() > FRESH_MS || kept.dryRunCount !== now.count)
    throw new DryRunStale({ was: kept.dryRunCount, now: now.count });
}

/** The state that the petition would have without these signatures. From the review on, nothing falls back. */
export function stateWithout(
  petition: { state: string; collectUntil: Date | null },
  rules: Pick<PetitionRules, 'signatureThreshold'>,
  { count, of }: DryRun,
  now: Date,
): string {
  if (petition.state !== 'threshold-reached' || of - count >= rules.signatureThreshold) return petition.state;
  return petition.collectUntil && now < petition.collectUntil ? 'collecting' : 'expired';
}
