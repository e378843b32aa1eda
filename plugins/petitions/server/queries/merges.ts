import type { DataContext } from '@viche/plugin-api';

/** Merges lead on, never back; a chain longer than this is a fault of ours. */
const LONGEST_CHAIN = 20;

/** The petition in which a merged one, and whatever that one was merged into, went up in the end. */
export async function mergedInto(
  { sql, tenantId }: Pick<DataContext, 'sql' | 'tenantId'>,
  petitionId: string,
): Promise<string | null> {
  const [last] = await sql<{ id: string }>`
    with recursive way (id, next, step) as (
      select id, merged_into_id, 0 from petitions_petition where tenant_id = ${tenantId}::uuid and id = ${petitionId}::uuid
      union all
      select p.id, p.merged_into_id, way.step + 1 from petitions_petition p join way on p.id = way.next
      where p.tenant_id = ${tenantId}::uuid and way.step < ${LONGEST_CHAIN})
    select id from way where step > 0 order by step desc limit 1`;
  return last?.id ?? null;
}

/** A proposed merge, as its authors and the moderators see it. */
export interface MergeRow {
  readonly id: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly reason: string;
  readonly proposedAt: Date;
  readonly sourceAgreedAt: Date | null;
  readonly targetAgreedAt: Date | null;
}

/** Merges that wait for an answer and name this petition, as the one that goes up or the one that stays. */
export function waitingMerges({ db, tenantId }: DataContext, petitionId: string): Promise<MergeRow[]> {
  return db.petitionMerge.findMany({
    where: { tenantId, state: 'proposed', OR: [{ sourceId: petitionId }, { targetId: petitionId }] },
    orderBy: { proposedAt: 'asc' },
    take: 20,
  });
}

/** The last answer that ended a proposal of this petition, for the desk: `declined`, `cancelled`, `lapsed` or none. */
export async function lastMerge({ db, tenantId }: DataContext, petitionId: string): Promise<string | null> {
  const merge = await db.petitionMerge.findFirst({
    where: { tenantId, sourceId: petitionId, state: { not: 'proposed' } },
    orderBy: { settledAt: 'desc' },
    select: { state: true },
  });
  return merge?.state ?? null;
}

/** Petitions that went up in this one. */
export function mergedHere({ db, tenantId }: DataContext, petitionId: string) {
  return db.petition.findMany({
    where: { tenantId, mergedIntoId: petitionId, state: 'merged' },
    orderBy: { endedAt: 'asc' },
    take: 100,
  });
}
