import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secret } from './secret.ts';

const SALT_LENGTH = 12;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

function mark(secret: Secret, scope: string, salt: Uint8Array): Buffer {
  return createHmac('sha256', secret.reveal()).update(salt).update('csrf\0').update(scope).digest();
}

/**
 * Token for one form. Differs each time, so that a compressed page tells nothing of the secret.
 *
 * @param secret of the session, or of a guest's cookie
 * @param scope the form's address or name: a token of one form fits no other
 */
export function csrfToken(secret: Secret, scope: string): string {
  const salt = randomBytes(SALT_LENGTH);
  return Buffer.concat([salt, mark(secret, scope, salt)]).toString('base64url');
}

export function checkCsrfToken(secret: Secret, scope: string, token: unknown): 'ok' | 'wrong' {
  const bytes = typeof token === 'string' && token.length < 100 ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
  if (bytes.length !== SALT_LENGTH + 32) return 'wrong';
  const expected = mark(secret, scope, bytes.subarray(0, SALT_LENGTH));
  return timingSafeEqual(expected, bytes.subarray(SALT_LENGTH)) ? 'ok' : 'wrong';
}

export interface RequestOrigin {
  readonly method: string;
  /** Header values; null where the header is absent. */
  readonly origin: string | null;
  readonly secFetchSite: string | null;
  readonly host: string | null;
  /** `https://slavutych.example` of the tenant whose host this is. */
  readonly expectedOrigin: string;
}

export type OriginVerdict = 'ok' | 'foreign-host' | 'cross-site' | 'foreign-origin' | 'no-origin';

/**
 * Whether a request that changes something came from this very site (threats T20, B01). Sibling tenants are the same
 * site for browsers, so `same-site` is refused too. Reading is always allowed here.
 */
export function checkOrigin({ method, origin, secFetchSite, host, expectedOrigin }: RequestOrigin): OriginVerdict {
  if (SAFE_METHODS.has(method.toUpperCase())) return 'ok';
  if (host?.toLowerCase() !== new URL(expectedOrigin).host) return 'foreign-host';
  if (secFetchSite !== null && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return 'cross-site';
  if (origin !== null) return origin === expectedOrigin ? 'ok' : 'foreign-origin';
  return secFetchSite === null ? 'no-origin' : 'ok';
}
