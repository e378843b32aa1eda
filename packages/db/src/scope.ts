import { createHmac } from 'node:crypto';

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
  return proofOf('enter', key, tenantId, backendPid, atMs);
}

/** The proof that `viche.close_again` asks for, of the same form: no statement that somebody injects can make it. */
export function closeAgainProof(key: Buffer, tenantId: string, backendPid: number, atMs: number): string {
  return proofOf('close-again', key, tenantId, backendPid, atMs);
}

function proofOf(act: string, key: Buffer, tenantId: string, backendPid: number, atMs: number): string {
  const minute = Math.floor(atMs / 60_000);
  return createHmac('sha256', key).update(`${act}|${tenantId}|${backendPid}|${minute}`).digest('hex');
}
