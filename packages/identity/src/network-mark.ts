import { createHmac } from 'node:crypto';
import type { TenantKeys } from './tenant-keys.ts';

const DAY_MS = 86_400_000;
const MARK_BYTES = 16;

/**
 * Mark of a network (`203.0.113.0/24`) in this tenant on this day (UTC): equal marks of one day are one network. The day's key
 * is made from the tenant's data key, so marks of two days or two tenants cannot be joined by who reads the rows.
 */
export function networkMark(keys: TenantKeys, network: string, at: Date): Uint8Array {
  const day = Math.floor(at.getTime() / DAY_MS);
  const dayKey = createHmac('sha256', keys.dataKey.reveal()).update(`viche network mark ${day}`).digest();
  return createHmac('sha256', dayKey).update(network).digest().subarray(0, MARK_BYTES);
}
