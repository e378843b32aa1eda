import type { DataContext } from '@viche/plugin-api';

/** A petition as everybody's pages read it: the table's row without the text that is kept for searching. */
export interface PetitionRow {
  readonly tenantId: string;
  readonly id: string;
  readonly ref: string;
  readonly number: string | null;
  readonly title: string;
  readonly essence: string;
  readonly demand: string;
  readonly categoryId: string | null;
  readonly territoryId: string | null;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly state: string;
  readonly rules: unknown;
  readonly textVersion: number;
  readonly submittedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly collectUntil: Date | null;
  readonly thresholdReachedAt: Date | null;
  readonly announcedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
  readonly signatureCount: number;
  readonly recentSignatures: number;
  readonly milestone: number;
  readonly revision: number;
  readonly refusalGround: string | null;
  readonly refusalReason: string | null;
  readonly refusalNumber: string | null;
  readonly textHidden: boolean;
  readonly attachmentCount: number;
  readonly paperUntil: Date | null;
  readonly paperCount: number;
  readonly similarToId: string | null;
  readonly mergedIntoId: string | null;
  readonly importedFrom: string | null;
  readonly quarantinedCount: number;
  readonly invalidatedCount: number;
  readonly extendedDays: number;
  readonly correctedAt: Date | null;
}

/** The columns of a `PetitionRow`, for a statement that reads `petitions_petition`. */
export const petitionColumns = ({ sql }: DataContext) => sql.part`
  tenant_id as "tenantId", id, ref, number, title, essence, demand, category_id as "categoryId",
  territory_id as "territoryId", author_id as "authorId", author_name as "authorName", state, rules, text_version as "textVersion", submitted_at as "submittedAt",
  published_at as "publishedAt", collect_until as "collectUntil", threshold_reached_at as "thresholdReachedAt",
  announced_at as "announcedAt", answered_at as "answeredAt", ended_at as "endedAt", signature_count as "signatureCount",
  recent_signatures as "recentSignatures", milestone, revision,
  refusal_ground as "refusalGround", refusal_reason as "refusalReason", refusal_number as "refusalNumber",
  text_hidden as "textHidden", attachment_count as "attachmentCount", paper_until as "paperUntil", paper_count as "paperCount", similar_to_id as "similarToId",
  merged_into_id as "mergedIntoId", imported_from as "importedFrom",
  quarantined_count as "quarantinedCount", invalidated_count as "invalidatedCount",
  extended_days as "extendedDays", corrected_at as "correctedAt"`;

/** The petition with this id, or null. */
export async function petitionById(ctx: DataContext, id: string): Promise<PetitionRow | null> {
  const [row] = await ctx.sql<PetitionRow>`
    select ${petitionColumns(ctx)} from petitions_petition where tenant_id = ${ctx.tenantId}::uuid and id = ${id}::uuid`;
  return row ?? null;
}

/** The petition with this ref in its address, or null. */
export async function petitionByRef(ctx: DataContext, ref: string): Promise<PetitionRow | null> {
  const [row] = await ctx.sql<PetitionRow>`
    select ${petitionColumns(ctx)} from petitions_petition where tenant_id = ${ctx.tenantId}::uuid and ref = ${ref}`;
  return row ?? null;
}
