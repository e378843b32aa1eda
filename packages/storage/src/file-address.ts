import { createHmac, timingSafeEqual } from 'node:crypto';

/** Private files open by a signed address for this long, and up to a minute more. */
const OPEN_SECONDS = 300;

export interface FileAddress {
  readonly tenantId: string;
  readonly fileId: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/** Secret of a tenant's signed addresses, from its data key: another tenant's opens nothing here. */
export const addressSecret = (dataKey: Uint8Array): Buffer =>
  createHmac('sha256', dataKey).update('viche/files/address/1').digest();

/** On the full minute, so that a page rendered twice names the same address. */
export const expiryFrom = (now: Date): number => Math.ceil((now.getTime() / 1000 + OPEN_SECONDS) / 60) * 60;

export function signAddress(secret: Uint8Array, { tenantId, fileId, expires }: FileAddress): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([tenantId, fileId, expires]))
    .digest('base64url');
}

/** Whether the signature is ours, for this file, and still open. */
export function checkAddress(secret: Uint8Array, address: FileAddress, signature: string, now: Date): boolean {
  const right = Buffer.from(signAddress(secret, address));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given) && now.getTime() / 1000 <= address.expires;
}
