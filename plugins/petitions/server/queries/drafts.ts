import type { DataContext } from '@viche/plugin-api';

export interface DraftRow {
  readonly ownTitle: string;
  readonly savedAt: Date;
  readonly warnedAt: Date | null;
}

/** What these petitions have while they are drafts. */
export async function draftFacts(
  petitionIds: readonly string[],
  { sql, tenantId }: DataContext,
): Promise<Map<string, DraftRow>> {
  const rows = await sql<DraftRow & { petitionId: string }>`
    select petition_id as "petitionId", own_title as "ownTitle", saved_at as "savedAt", warned_at as "warnedAt"
    from petitions_petition_draft
    where tenant_id = ${tenantId}::uuid and petition_id = any(${[...petitionIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.petitionId, row]));
}
