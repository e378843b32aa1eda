import { loadPublicKeys } from '@viche/audit';
import type { Sql } from '@viche/db';

/** Those of the keys (PEM, public or private) that signed the tenant's audit log, as public ones. */
export async function auditKeysOf(sql: Sql, tenantId: string, pems: readonly string[]): Promise<string[]> {
  const signed = await sql<{ id: string }>`
    select distinct key_id as id from audit_batch where tenant_id = ${tenantId}::uuid order by 1`;
  const known = loadPublicKeys(pems);
  return signed.flatMap(({ id }) => {
    const key = known.get(id);
    return key ? [key.export({ type: 'spki', format: 'pem' }).toString()] : [];
  });
}
