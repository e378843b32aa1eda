import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@viche/db';
import type { IdentityContext } from './identity-context.ts';

/** Seconds without and with activity (threats §5.4). Idle time is counted to the minute. */
export const SESSION_LIMITS = {
  resident: { idle: 60 * 60, absolute: 12 * 60 * 60 },
  staff: { idle: 30 * 60, absolute: 10 * 60 * 60 },
  /** One person at a desk; how long it may idle is the hromada's setting. */
  assisted: { absolute: 60 * 60 },
  /** How old a login may be that opens a person's own record. */
  freshLogin: 2 * 60 * 60,
} as const;
export const MOST_SESSIONS = 10;
/** How long the former token still serves the requests that were on their way when it was rotated. */
export const ROTATION_GRACE_SECONDS = 30;

const TOKEN_FORM = /^[A-Za-z0-9_-]{43}$/;

/** SHA-256 of a token as the table keeps it, or null for what no server of ours gave out. */
export function tokenHash(token: string): Buffer | null {
  return TOKEN_FORM.test(token) ? createHash('sha256').update(token).digest() : null;
}

export interface NewSession {
  readonly participantId: string;
  readonly providerId: string;
  /** The most that this login can prove. */
  readonly ceiling: 'email' | 'eid';
  readonly device: string;
  readonly providerSession: string | null;
  /** The own domain at which it begins; absent at the platform's address of the site. It is good there alone. */
  readonly ownHost?: string | null;
  /** An officer serves the person: the session is as short as the hromada says. */
  readonly assisted?: { readonly id: string; readonly idleMinutes: number };
}

/** Opens a session and ends the oldest beyond ten. The caller holds the participant's row lock. */
export async function openSession(ctx: IdentityContext, session: NewSession): Promise<{ token: string; id: string }> {
  const token = randomBytes(32).toString('base64url');
  const id = newId();
  const { assisted } = session;
  const idle = assisted ? assisted.idleMinutes * 60 : SESSION_LIMITS.resident.idle;
  const absolute = assisted ? SESSION_LIMITS.assisted.absolute : SESSION_LIMITS.resident.absolute;
  await ctx.sql`
    INSERT INTO session (tenant_id, id, token_hash, participant_id, provider_id, provider_session, assurance,
                         csrf_secret, last_seen_at, expires_idle, expires_absolute, device, assisted_id, host)
    VALUES (${ctx.tenant.id}::uuid, ${id}::uuid, ${tokenHash(token)}, ${session.participantId}::uuid, ${session.providerId},
            ${session.providerSession}, ${session.ceiling}, ${randomBytes(32)}, now(),
            now() + make_interval(secs => ${idle}::float8), now() + make_interval(secs => ${absolute}::float8),
            ${session.device.slice(0, 120)}, ${assisted?.id ?? null}::uuid, ${session.ownHost ?? null})`;
  await ctx.sql`
    UPDATE session SET ended_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${session.participantId}::uuid AND ended_at IS NULL
      AND id NOT IN (
        SELECT s.id FROM session s
        WHERE s.tenant_id = ${ctx.tenant.id}::uuid AND s.participant_id = ${session.participantId}::uuid
          AND s.ended_at IS NULL AND s.expires_idle > now() AND s.expires_absolute > now()
        ORDER BY s.created_at DESC, s.id DESC LIMIT ${MOST_SESSIONS}::int)`;
  return { token, id };
}

/**
 * Notes that the session is in use. Writes at most once a minute and never waits for another request that does the
 * same. Call it when `ActorFacts.touchDue` says so.
 */
export async function touchSession(ctx: IdentityContext, token: string): Promise<void> {
  await ctx.sql`
    UPDATE session
    SET last_seen_at = now(),
        expires_idle = least(now() + coalesce(
          (SELECT make_interval(mins => a.idle_minutes) FROM assisted_session a
           WHERE a.tenant_id = session.tenant_id AND a.id = session.assisted_id),
          make_interval(secs => ${SESSION_LIMITS.resident.idle}::float8)), expires_absolute)
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id IN (
      SELECT s.id FROM session s
      WHERE s.tenant_id = ${ctx.tenant.id}::uuid AND s.token_hash = ${tokenHash(token)} AND s.ended_at IS NULL
        AND s.expires_idle > now() AND s.last_seen_at < now() - interval '1 minute'
      FOR UPDATE SKIP LOCKED)`;
}

export interface Rotation {
  /** The person has just shown a passkey: dangerous acts are open for so many seconds. */
  readonly stepUpSeconds?: number;
}

/**
 * Gives the session a new token, at step-up and change of role. The former token serves requests already on their
 * way for 30 seconds, without the step-up. Absolute expiry and forms' tokens stay.
 *
 * @returns the new token, or null when another request has rotated it already (or it is no session, or one at a desk)
 */
export async function rotateSession(
  ctx: IdentityContext,
  token: string,
  rotation: Rotation = {},
): Promise<string | null> {
  const [former] = await ctx.sql<{ id: string }>`
    UPDATE session SET ended_at = now() + make_interval(secs => ${ROTATION_GRACE_SECONDS}::float8), step_up_until = NULL
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND token_hash = ${tokenHash(token)} AND ended_at IS NULL
      AND expires_idle > now() AND expires_absolute > now() AND assisted_id IS NULL
    RETURNING id::text`;
  if (!former) return null;
  const next = randomBytes(32).toString('base64url');
  const id = newId();
  await ctx.sql`
    INSERT INTO session (tenant_id, id, token_hash, participant_id, provider_id, provider_session, assurance,
                         csrf_secret, created_at, last_seen_at, expires_idle, expires_absolute, device, host, step_up_until, second_step_at)
    SELECT tenant_id, ${id}::uuid, ${tokenHash(next)}, participant_id, provider_id, provider_session, assurance,
           csrf_secret, created_at, now(), least(now() + make_interval(secs => ${SESSION_LIMITS.resident.idle}::float8), expires_absolute),
           expires_absolute, device, host, now() + make_interval(secs => ${rotation.stepUpSeconds ?? null}::float8),
           CASE WHEN ${rotation.stepUpSeconds ?? null}::float8 IS NULL THEN second_step_at ELSE now() END
    FROM session WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${former.id}::uuid`;
  return next;
}
