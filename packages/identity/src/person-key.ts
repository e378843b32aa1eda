import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { IdentityCode } from './identity-code.ts';
import { opensSeal, SealBroken } from './sealed-bytes.ts';
import type { Secret } from './secret.ts';
import type { TenantKeys } from './tenant-keys.ts';

/** Default integrity check value of RFC 3394; a fixed one makes the wrapping deterministic. */
const WRAP_IV = Buffer.alloc(8, 0xa6);

function wrap(outer: Secret, hash: Uint8Array): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', outer.reveal(), WRAP_IV);
  return Buffer.concat([cipher.update(hash), cipher.final()]);
}

/** Keyed hash of the tenant: 32 bytes; `purpose` keeps the uses apart. */
export function tenantHash(keys: Pick<TenantKeys, 'pepper'>, purpose: string, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', keys.pepper.reveal())
    .update([purpose, ...parts].join('\0'))
    .digest();
}

/**
 * The mark of a person in one tenant: AES-KW(outer key, HMAC-SHA-256(pepper, kind ‖ code)), 40 bytes. A code has only
 * some 3·10⁸ real values, so the hash alone would fall to whoever reads the pepper; the code itself is never stored.
 */
export function personKey(keys: Pick<TenantKeys, 'pepper' | 'outer'>, code: IdentityCode): Buffer {
  return wrap(keys.outer, tenantHash(keys, 'person', code.kind, code.code));
}

/**
 * Changes the outer layer without anybody's code.
 *
 * @throws {SealBroken} when the key was not wrapped with `from`
 */
export function rewrapPersonKey(from: Secret, to: Secret, key: Uint8Array): Buffer {
  const decipher = createDecipheriv('id-aes256-wrap', from.reveal(), WRAP_IV);
  try {
    return wrap(to, Buffer.concat([decipher.update(key), decipher.final()]));
  } catch {
    throw new SealBroken('participant.person_key');
  }
}

/** Whether this outer key wrapped the mark of a person: the wrapping carries its own check. */
export function opensPersonKey(outer: Secret, key: Uint8Array): boolean {
  return opensSeal(() => rewrapPersonKey(outer, outer, key));
}

/** Comparable mark of an address; letter case is folded, as every large mail service does. */
export function emailHash(keys: Pick<TenantKeys, 'pepper'>, email: string): Buffer {
  return tenantHash(keys, 'email', email.normalize('NFC').trim().toLowerCase());
}

/** Mark of a provider's subject. */
export function subjectHash(keys: Pick<TenantKeys, 'pepper'>, issuer: string, subject: string): Buffer {
  return tenantHash(keys, 'subject', issuer, subject);
}

/** Mark of a provider's session (`sid`), for back-channel logout. */
export function providerSessionHash(keys: Pick<TenantKeys, 'pepper'>, issuer: string, sid: string): string {
  return tenantHash(keys, 'sid', issuer, sid).toString('base64url');
}
