import { createHmac } from 'node:crypto';
import pg from 'pg';

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Refuses anything that is not a UUID in lower case, before it reaches the database. */
export function assertTenantId(tenantId: string): void {
  if (!uuidForm.test(tenantId)) throw new Error('tenant id is not a UUID');
}

/** Reads a scope key: 32 bytes or more, as they are or in hex or base64url. */
export function scopeKeyBytes(key: Uint8Array | string): Buffer {
  const bytes =
    typeof key !== 'string' ? Buffer.from(key) : Buffer.from(key, /^[0-9a-f]+$/i.test(key) ? 'hex' : 'base64url');
  if (bytes.length < 32 || bytes.length > 64) throw new Error('the scope key must have 32 to 64 bytes');
  return bytes;
}

/** The proof that `viche.enter` asks for: bound to tenant, backend and minute, so it is of no use in another session. */
export function scopeProof(key: Buffer, tenantId: string, backendPid: number, atMs: number): string {
  const minute = Math.floor(atMs / 60_000);
  return createHmac('sha256', key).update(`enter|${tenantId}|${backendPid}|${minute}`).digest('hex');
}

function padded(key: Buffer, byte: number): Buffer {
  const block = Buffer.alloc(64, byte);
  for (const [index, value] of key.entries()) block[index]! ^= value;
  return block;
}

/** Stores the scope key in the database, as the two padded halves of HMAC; replaces an earlier key. Needs `viche_owner`. */
export async function storeScopeKey(ownerUrl: string, key: Uint8Array | string): Promise<void> {
  const bytes = scopeKeyBytes(key);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'viche-migrate' });
  await client.connect();
  try {
    await client.query(
      `insert into viche.scope_key (ipad, opad) values ($1, $2)
       on conflict (only_row) do update set ipad = excluded.ipad, opad = excluded.opad`,
      [padded(bytes, 0x36), padded(bytes, 0x5c)],
    );
  } finally {
    await client.end();
  }
}
