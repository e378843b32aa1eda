import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Where the keys of audit logs are: this installation's own one, and a file of those of installations that hromadas came from. */
export interface AuditKeyPlaces {
  readonly AUDIT_SIGNING_KEY: string;
  readonly AUDIT_FORMER_KEYS_PATH?: string | undefined;
}

/** Keys (PEM) by which the audit logs of this installation are verified. */
export function installationAuditKeys({ AUDIT_SIGNING_KEY, AUDIT_FORMER_KEYS_PATH }: AuditKeyPlaces): string[] {
  return [AUDIT_SIGNING_KEY, ...(AUDIT_FORMER_KEYS_PATH ? formerAuditKeys(AUDIT_FORMER_KEYS_PATH) : [])];
}

/** Public keys in a file of PEM blocks; none where there is no file. */
export function formerAuditKeys(file: string): string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
}

/** Adds the keys that the file does not have yet. */
export function keepFormerAuditKeys(file: string, pems: readonly string[]): void {
  const known = new Set(formerAuditKeys(file));
  const fresh = pems.map((pem) => pem.trim()).filter((pem) => !known.has(pem));
  if (fresh.length > 0) writeFileSync(file, fresh.map((pem) => `${pem}\n`).join(''), { flag: 'a', mode: 0o600 });
}
