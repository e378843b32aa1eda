import type { PluginContext } from '@viche/plugin-api';

/** Live signatures of others than the author. One whose person is gone counts as another's: nobody can say whose it was. */
export async function foreignSignatures(
  { sql, tenantId }: Pick<PluginContext, 'sql' | 'tenantId'>,
  { id, authorId }: { id: string; authorId: string | null },
): Promise<number> {
  const [foreign] = await sql<{ signatures: number }>`
    select count(*)::int as signatures from petitions_petition_signature
    where tenant_id = ${tenantId}::uuid and petition_id = ${id}::uuid and withdrawn_at is null
      and (participant_id is null or participant_id is distinct from ${authorId}::uuid)`;
  return foreign!.signatures;
}
