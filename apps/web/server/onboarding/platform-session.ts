import { randomBytes } from 'node:crypto';
import { type IdentityClaims, type KeyRing, openBytes, SealBroken, Secret, sealBytes } from '@viche/identity';
import { z } from 'zod';

/** A person at the platform itself. Nobody has an account there: all of it lies sealed in the browser's cookie (ADR 044). */
export interface PlatformSession {
  readonly claims: IdentityClaims;
  readonly csrfSecret: Secret;
  /** When the person logged in, ms. */
  readonly signedInAt: number;
}

const SESSION_MS = 60 * 60_000;
const BINDING = ['platform-session'];

const kept = z.object({
  expiresAt: z.number(),
  csrf: z.string(),
  claims: z.looseObject({
    providerId: z.string(),
    issuer: z.string(),
    subject: z.string(),
    codes: z.array(z.object({ kind: z.string(), code: z.string() })),
  }),
});

/** Cookie value of a new session: an hour from the login, whatever is done meanwhile. */
export function sealPlatformSession(ring: KeyRing, claims: IdentityClaims, now: number): string {
  const session = { expiresAt: now + SESSION_MS, csrf: randomBytes(32).toString('base64'), claims };
  return sealBytes(ring.cookie, BINDING, Buffer.from(JSON.stringify(session), 'utf8')).toString('base64url');
}

/** Null for an absent, old, altered or foreign cookie. */
export function openPlatformSession(ring: KeyRing, cookie: string | null, now: number): PlatformSession | null {
  if (!cookie) return null;
  try {
    const plain = openBytes(ring.cookie, BINDING, Buffer.from(cookie, 'base64url')).toString('utf8');
    const session = kept.parse(JSON.parse(plain));
    if (session.expiresAt <= now) return null;
    const claims = session.claims as unknown as IdentityClaims;
    const signedInAt = session.expiresAt - SESSION_MS;
    return { claims, signedInAt, csrfSecret: new Secret(Buffer.from(session.csrf, 'base64')) };
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
