import { randomBytes } from 'node:crypto';

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** Eight random Crockford base32 characters: the part of a public address that never changes. */
export function newRef(): string {
  return Array.from(randomBytes(8), (byte) => CROCKFORD[byte & 31]).join('');
}

/** `abcd1234-nazva` to `abcd1234`; null when the address cannot be one. */
export function refOfKey(key: string): string | null {
  return /^([0-9a-hjkmnp-tv-z]{8})(-|$)/.exec(key)?.[1] ?? null;
}
