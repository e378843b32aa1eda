import { LogoutTokenInvalid } from './errors.ts';
import type { IdentityContext } from './identity-context.ts';
import { noteOnce } from './login-attempt.ts';
import type { LogoutNotice } from './logout-token.ts';
import { providerSessionHash, subjectHash, tenantHash } from './person-key.ts';
import { tokenHash } from './session.ts';

/** Where the login may be ended too. */
export interface EndedSession {
  readonly providerId: string;
}

/**
 * Ends this session, and the person's tokens that live on in a rotation's grace.
 *
 * @returns null when it was no live session
 */
export async function endSession(ctx: IdentityContext, token: string): Promise<EndedSession | null> {
  const [found] = await ctx.sql<{ id: string; participant_id: string; provider_id: string }>`
    SELECT id::text, participant_id::text, provider_id FROM session
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND token_hash = ${tokenHash(token)} AND (ended_at IS NULL OR ended_at > now())
    FOR UPDATE`;
  if (!found) return null;
  await ctx.sql`
    UPDATE session SET ended_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${found.participant_id}::uuid
      AND (id = ${found.id}::uuid OR ended_at > now())`;
  return { providerId: found.provider_id };
}

/** Ends one session of the person's list. Of somebody else's it finds none. */
export async function endSessionById(ctx: IdentityContext, participantId: string, sessionId: string): Promise<number> {
  const ended = await ctx.sql`
    UPDATE session SET ended_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${participantId}::uuid
      AND (id = ${sessionId}::uuid OR ended_at > now()) AND (ended_at IS NULL OR ended_at > now())
    RETURNING id`;
  return ended.length;
}

/** Signs the person out everywhere: on every device, at once, in all processes. */
export async function endAllSessions(ctx: IdentityContext, participantId: string): Promise<number> {
  const ended = await ctx.sql`
    UPDATE session SET ended_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND participant_id = ${participantId}::uuid
      AND (ended_at IS NULL OR ended_at > now())
    RETURNING id`;
  return ended.length;
}

/** Ends all sessions that began at an own domain: the hromada has it no more. */
export async function endSessionsOfHost(ctx: Pick<IdentityContext, 'sql' | 'tenant'>, host: string): Promise<number> {
  const ended = await ctx.sql`
    UPDATE session SET ended_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND host = ${host} AND (ended_at IS NULL OR ended_at > now())
    RETURNING id`;
  return ended.length;
}

/** Longer than a logout token is accepted. */
const REMEMBER_LOGOUT_SECONDS = 600;

/**
 * Back-channel logout: ends the sessions that the provider names, by its session where it gives one. The notice comes
 * from `adapter.readLogoutToken`, called before the transaction because it may ask the provider for its keys.
 *
 * @returns how many ended
 * @throws {LogoutTokenInvalid} for a notice that came before
 */
export async function acceptLogoutNotice(
  ctx: IdentityContext,
  providerId: string,
  notice: LogoutNotice,
): Promise<number> {
  const mark = tenantHash(ctx.keys, 'logout', notice.issuer, notice.jti);
  if ((await noteOnce(ctx, mark, REMEMBER_LOGOUT_SECONDS)) === 'again')
    throw new LogoutTokenInvalid({ reason: 'replay' });
  if (notice.sid !== null) {
    const ended = await ctx.sql`
      UPDATE session SET ended_at = now()
      WHERE tenant_id = ${ctx.tenant.id}::uuid AND provider_id = ${providerId}
        AND provider_session = ${providerSessionHash(ctx.keys, notice.issuer, notice.sid)}
        AND (ended_at IS NULL OR ended_at > now())
      RETURNING id`;
    return ended.length;
  }
  const ended = await ctx.sql`
    UPDATE session s SET ended_at = now()
    FROM identity_link l
    WHERE l.tenant_id = ${ctx.tenant.id}::uuid AND l.provider_id = ${providerId}
      AND l.subject_hash = ${subjectHash(ctx.keys, notice.issuer, notice.subject ?? '')}
      AND s.tenant_id = l.tenant_id AND s.participant_id = l.participant_id AND s.provider_id = l.provider_id
      AND (s.ended_at IS NULL OR s.ended_at > now())
    RETURNING s.id`;
  return ended.length;
}
