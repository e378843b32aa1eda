import type { DataContext } from '@viche/plugin-api';

/** Those of the petitions that the viewer follows by account; a guest follows none. */
export async function myFollowed(
  petitionIds: readonly string[],
  { sql, tenantId, actor }: DataContext,
): Promise<Map<string, true>> {
  if (!actor.participantId) return new Map();
  const rows = await sql<{ petitionId: string }>`
    select subject_id as "petitionId" from subscription
    where tenant_id = ${tenantId}::uuid and participant_id = ${actor.participantId}::uuid and subject_type = 'Petition'
      and subject_id = any(${[...petitionIds]}::uuid[])`;
  return new Map(rows.map(({ petitionId }) => [petitionId, true]));
}
