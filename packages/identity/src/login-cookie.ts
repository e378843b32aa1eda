import { z } from 'zod';
import { openBytes, SealBroken, sealBytes } from './sealed-bytes.ts';
import type { Secret } from './secret.ts';

/** A login on its way, as the browser carries it: whoever steals only the code or only the state has nothing. */
const pendingLogin = z.strictObject({
  attemptId: z.uuid(),
  tenantId: z.uuid(),
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(43),
  issuer: z.string(),
  providerId: z.string(),
  returnTo: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number().int(),
  maxAgeSeconds: z.number().int().min(0).optional(),
});
export type PendingLogin = Readonly<z.output<typeof pendingLogin>>;

export const LOGIN_SECONDS = 600;
/** Tabs in which the person may have begun to sign in at once. */
const MOST_PENDING = 5;
/** Browsers keep 4,096 bytes of name, value and attributes. */
const LARGEST_COOKIE = 3_800;
const BINDING = ['login-cookie'];

/**
 * The logins that this browser began, newest first. An absent, old, foreign or broken cookie is an empty list.
 *
 * @param now milliseconds since 1970
 */
export function openLoginCookie(
  cookieKey: Secret,
  value: string | null | undefined,
  now: number,
): readonly PendingLogin[] {
  if (!value || value.length > LARGEST_COOKIE) return [];
  try {
    const plain = openBytes(cookieKey, BINDING, Buffer.from(value, 'base64url')).toString('utf8');
    const logins = z.array(pendingLogin).parse(JSON.parse(plain));
    return logins.filter((login) => now - login.createdAt < LOGIN_SECONDS * 1000);
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SyntaxError || error instanceof z.ZodError) return [];
    throw error;
  }
}

/** Cookie value for these logins, newest first: at most 5, and only as many as a cookie holds. */
export function sealLoginCookie(cookieKey: Secret, logins: readonly PendingLogin[]): string {
  for (let count = Math.min(logins.length, MOST_PENDING); count > 0; count--) {
    const plain = Buffer.from(JSON.stringify(logins.slice(0, count)), 'utf8');
    const value = sealBytes(cookieKey, BINDING, plain).toString('base64url');
    if (value.length <= LARGEST_COOKIE) return value;
  }
  return '';
}
