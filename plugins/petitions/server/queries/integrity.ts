import type { DataContext } from '@viche/plugin-api';
import { type Criteria, criteriaSchema, meant } from '../fraud/criteria.ts';
import { type DryRun, dryRun, stateWithout } from '../fraud/dry-run.ts';
import type { PetitionRules } from '../rules.ts';

/** What everybody is told about signatures that were doubted. */
export interface PublicInvalidation {
  readonly id: string;
  readonly state: string;
  readonly signatures: number;
  readonly note: string;
  readonly at: Date;
}

/** Decisions about signatures that the public is told: under review, invalidated, restored. */
export function publicInvalidations(ctx: DataContext, petitionId: string): Promise<PublicInvalidation[]> {
  return ctx.sql<PublicInvalidation>`
    select id, state, signatures, public_note as note, coalesce(reverted_at, applied_at, quarantined_at) as at
    from petitions_signature_invalidation
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid and state <> 'drafted'
    order by created_at desc, id desc limit 50`;
}

export interface ClusterRow {
  readonly id: string;
  readonly petitionId: string;
  readonly signals: readonly string[];
  readonly signatures: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly state: string;
  readonly hasNetwork: boolean;
}

/** Clusters of a petition, the largest first. */
export function clustersOf(ctx: DataContext, petitionId: string): Promise<ClusterRow[]> {
  return ctx.sql<ClusterRow>`
    select id, petition_id as "petitionId", signals, signatures, first_at as "firstAt", last_at as "lastAt", state,
      mark is not null as "hasNetwork"
    from petitions_signature_cluster where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid
    order by (state = 'proposed') desc, signatures desc, id limit 100`;
}

export interface InvalidationRow {
  readonly id: string;
  readonly petitionId: string;
  readonly criteria: Criteria;
  readonly mark: Uint8Array | null;
  readonly dryRunCount: number;
  readonly dryRunOf: number;
  readonly dryRunAt: Date;
  readonly state: string;
  readonly reason: string;
  readonly publicNote: string;
  readonly signatures: number;
  readonly createdAt: Date;
}

const columns = ({ sql }: DataContext) => sql.part`
  id, petition_id as "petitionId", criteria, mark, dry_run_count as "dryRunCount", dry_run_of as "dryRunOf", dry_run_at as "dryRunAt",
  state, reason, public_note as "publicNote", signatures, created_at as "createdAt"`;

/** What was drafted and decided about a petition's signatures, the latest first. */
export function invalidationsOf(ctx: DataContext, petitionId: string): Promise<InvalidationRow[]> {
  return ctx.sql<InvalidationRow>`
    select ${columns(ctx)} from petitions_signature_invalidation
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid order by created_at desc, id desc limit 100`;
}

export interface DryRunNow extends DryRun {
  /** State that the petition would have. */
  readonly stateAfter: string;
}

/** What would fall at this moment; null for what is decided. */
export async function dryRunNow(
  ctx: DataContext,
  petition: { state: string; collectUntil: Date | null },
  rules: PetitionRules,
  invalidation: InvalidationRow,
): Promise<DryRunNow | null> {
  if (invalidation.state !== 'drafted' && invalidation.state !== 'confirmed') return null;
  const found = await dryRun(ctx, { ...invalidation, criteria: criteriaSchema.parse(invalidation.criteria) });
  return { ...found, stateAfter: stateWithout(petition, rules, found, await ctx.now()) };
}

export interface DoubtedSignature {
  readonly id: string;
  readonly signedAt: Date;
  readonly assurance: string;
  readonly channel: string;
  readonly standing: string;
}

const SHOWN = 100;

/** Signatures that an invalidation means or holds, in the order in which they were given; the first hundred. */
export function doubtedSignatures(ctx: DataContext, invalidation: InvalidationRow): Promise<DoubtedSignature[]> {
  const { sql, tenantId } = ctx;
  const { id, petitionId, state, mark } = invalidation;
  const which =
    state === 'drafted'
      ? sql.part`s.id in (${meant(ctx, petitionId, criteriaSchema.parse(invalidation.criteria), mark)})`
      : sql.part`s.invalidation_id = ${id}::uuid`;
  return sql<DoubtedSignature>`
    select s.id, s.signed_at as "signedAt", s.assurance, s.channel, s.standing
    from petitions_petition_signature s
    where s.tenant_id = ${tenantId}::uuid and s.petition_id = ${petitionId}::uuid and ${which}
    order by s.signed_at, s.id limit ${SHOWN}`;
}

export interface VersionRow {
  readonly version: number;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly diffNote: string | null;
  readonly submittedAt: Date;
}

/** Each text as it was handed in or corrected, in order. */
export function versionsOf(ctx: DataContext, petitionId: string): Promise<VersionRow[]> {
  return ctx.sql<VersionRow>`
    select version, title, essence, demand, diff_note as "diffNote", submitted_at as "submittedAt" from petitions_petition_revision
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid order by version`;
}

/** Those that the public may compare: corrections after publication, and the text that the first of them mended. */
export const publicVersions = (versions: readonly VersionRow[]): readonly VersionRow[] =>
  versions.filter((version, place) => version.diffNote !== null || versions[place + 1]?.diffNote != null);

export interface ExtensionRow {
  readonly id: string;
  readonly outageFrom: Date;
  readonly outageTo: Date;
  readonly days: number;
  readonly oldUntil: Date;
  readonly newUntil: Date;
  readonly reason: string;
}

/** Outages for which the collection was extended, in order. */
export function extensionsOf(ctx: DataContext, petitionId: string): Promise<ExtensionRow[]> {
  return ctx.sql<ExtensionRow>`
    select id, outage_from as "outageFrom", outage_to as "outageTo", days, old_until as "oldUntil", new_until as "newUntil", reason
    from petitions_collection_extension
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid order by extended_at, id`;
}
