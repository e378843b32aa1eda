import { timingSafeEqual } from 'node:crypto';
import { type TenantKeys, tenantHash } from '@viche/identity';

const ID_BYTES = 16;
const MAC_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What a link is for: `follow-token`, `end`. A link made for one thing is worth nothing for another. */
export type TokenUse = readonly [purpose: string, ...about: string[]];

const macOf = (keys: Pick<TenantKeys, 'pepper'>, [purpose, ...about]: TokenUse, id: string): Buffer =>
  tenantHash(keys, purpose, ...about, id).subarray(0, MAC_BYTES);

/**
 * The end of a letter's address: the row's id and 128 bits that only this tenant's pepper can make. Nothing is stored, so no row
 * and no backup holds a link that works.
 */
export function rowToken(keys: Pick<TenantKeys, 'pepper'>, use: TokenUse, id: string): string {
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), macOf(keys, use, id)]).toString('base64url');
}

/** The row that the link is for; null for whatever this tenant did not make for this use. */
export function readRowToken(keys: Pick<TenantKeys, 'pepper'>, use: TokenUse, token: string): string | null {
  const bytes = TOKEN.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== ID_BYTES + MAC_BYTES) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(keys, use, id)) ? id : null;
}
