import type { PublicKeys } from './keys.ts';
import { hasPlatformLog, PLATFORM_LOG, verifyPlatform } from './platform-log.ts';
import { type QueryClient, readSqlOf } from './read-sql.ts';
import type { VerifyReport } from './report.ts';
import { type VerifyOptions, verifyTenant } from './verify.ts';

/**
 * Checks the logs of all tenants and the platform's own. `client` is one connection (not a pool) of a role that row-level security does not
 * bind; tenants that only a witness still knows are checked too.
 *
 * @throws Error when the role sees no foreign rows: it would call an empty view a sound log
 */
export async function verifyAll(
  client: QueryClient,
  publicKeys: PublicKeys,
  options: Omit<VerifyOptions, 'tenantId' | 'publicKeys'> = {},
): Promise<readonly VerifyReport[]> {
  const sql = readSqlOf(client);
  await client.query('begin isolation level repeatable read read only');
  try {
    const [rights] = await sql<{ blind: boolean }>`select row_security_active('audit_entry') as blind`;
    if (rights?.blind !== false)
      throw new Error('This database role sees the rows of one tenant only: verify as superuser');
    const rows = await sql<{ id: string }>`
      select tenant_id as id from audit_batch union select tenant_id from audit_entry union
      select tenant_id from audit_pending union select tenant_id from audit_leaf`;
    const known = new Set([
      ...rows.map(({ id }) => id),
      ...(options.witnessHeads ?? []).map(({ tenantId }) => tenantId),
    ]);
    if (await hasPlatformLog(sql)) known.add(PLATFORM_LOG);
    const reports: VerifyReport[] = [];
    for (const tenantId of [...known].sort()) {
      const verify = tenantId === PLATFORM_LOG ? verifyPlatform : verifyTenant;
      reports.push(await verify(sql, { ...options, tenantId, publicKeys }));
    }
    return reports;
  } finally {
    await client.query('rollback');
  }
}
