import { timingSafeEqual } from 'node:crypto';
import { type TenantKeys, tenantHash } from '@viche/identity';

/** What a letter's link may do with a follow. A link of one use is worth nothing for the other. */
export type FollowTokenUse = 'confirm' | 'end';

const ID_BYTES = 16;
const MAC_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const macOf = (keys: Pick<TenantKeys, 'pepper'>, use: FollowTokenUse, followId: string): Buffer =>
  tenantHash(keys, 'follow-token', use, followId).subarray(0, MAC_BYTES);

/**
 * The end of a letter's address: the follow's id and 128 bits that only this tenant's pepper can make. Nothing is stored, so
 * no row and no backup holds a link that works.
 */
export function followToken(keys: Pick<TenantKeys, 'pepper'>, use: FollowTokenUse, followId: string): string {
  const id = Buffer.from(followId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(keys, use, followId)]).toString('base64url');
}

/** The follow that the link is for; null for whatever this tenant did not make for this use. */
export function readFollowToken(keys: Pick<TenantKeys, 'pepper'>, use: FollowTokenUse, token: string): string | null {
  const bytes = TOKEN.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== ID_BYTES + MAC_BYTES) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(keys, use, id)) ? id : null;
}
