import { createHash } from 'node:crypto';
import { newId } from '@viche/db';
import { LoginStateInvalid } from './errors.ts';
import type { IdentityAdapter } from './identity-adapter.ts';
import type { IdentityContext } from './identity-context.ts';
import type { KeyRing } from './key-ring.ts';
import { LOGIN_SECONDS, openLoginCookie, type PendingLogin, sealLoginCookie } from './login-cookie.ts';
import { safeReturnTo } from './return-to.ts';
import { stateMark } from './state-mark.ts';

export interface BeginLogin {
  readonly adapter: IdentityAdapter;
  readonly ring: KeyRing;
  /** The browser's present login cookie. */
  readonly cookie: string | null;
  readonly returnTo: string | null;
  readonly redirectUri: string;
  readonly maxAgeSeconds?: number;
  /** Host of this site, where the answer comes by the platform's own host; absent where it comes to the site itself. */
  readonly returnHost?: string;
}

export function stateHash(state: string): Buffer {
  return createHash('sha256').update(state).digest();
}

/**
 * Step one: where to send the browser and the cookie to send with it. The transaction must commit before the answer.
 *
 * @throws {ProviderMisconfigured | ProviderUnavailable}
 */
export async function beginLogin(ctx: IdentityContext, request: BeginLogin): Promise<{ url: string; cookie: string }> {
  const { adapter, ring, redirectUri, maxAgeSeconds, returnHost } = request;
  const { url, cookiePayload } = await adapter.start({
    redirectUri,
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    ...(returnHost !== undefined && { stateMark: stateMark(ctx.tenant.id) }),
  });
  const attemptId = newId();
  await ctx.sql`
    INSERT INTO login_attempt (tenant_id, id, state_hash, expires_at, return_host, verifier_hash)
    VALUES (${ctx.tenant.id}::uuid, ${attemptId}::uuid, ${stateHash(cookiePayload.state)},
            now() + make_interval(secs => ${LOGIN_SECONDS}::float8), ${returnHost ?? null},
            ${returnHost === undefined ? null : createHash('sha256').update(cookiePayload.verifier).digest()})`;
  const now = Date.now();
  const login: PendingLogin = {
    ...cookiePayload,
    attemptId,
    tenantId: ctx.tenant.id,
    returnTo: safeReturnTo(request.returnTo),
    createdAt: now,
  };
  return { url, cookie: sealLoginCookie(ring.cookie, [login, ...openLoginCookie(ring.cookie, request.cookie, now)]) };
}

export interface ClaimLogin {
  readonly providerId: string;
  readonly ring: KeyRing;
  readonly cookie: string | null;
  readonly state: string | null;
}

/**
 * Step two, first half: uses up the state, so that of any number of parallel returns one goes on (threats O01, O05).
 * Commit it before the provider is asked: a replay during that call must find the state used.
 *
 * A login whose answer the platform's host hands over comes by `takeOverLogin` only.
 *
 * @throws {LoginStateInvalid}
 */
export async function claimLogin(ctx: IdentityContext, request: ClaimLogin): Promise<OpenedLogin> {
  const pending = openLoginCookie(request.ring.cookie, request.cookie, Date.now());
  if (pending.length === 0) throw new LoginStateInvalid({ reason: 'no-cookie' });
  const login = pending.find((one) => one.state === request.state && one.tenantId === ctx.tenant.id);
  if (!login) throw new LoginStateInvalid({ reason: 'state' });
  if (login.providerId !== request.providerId) throw new LoginStateInvalid({ reason: 'provider' });
  const claimed = await ctx.sql`
    UPDATE login_attempt SET used_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${login.attemptId}::uuid
      AND state_hash = ${stateHash(login.state)} AND used_at IS NULL AND expires_at > now()
      AND return_host IS NULL
    RETURNING id`;
  if (claimed.length !== 1) throw new LoginStateInvalid({ reason: 'used' });
  return openedLogin(request.ring, pending, login);
}

/** A login that came back, and the cookie value for the others still pending (`''`: clear it). */
export interface OpenedLogin {
  readonly login: PendingLogin;
  readonly cookie: string;
}

export function openedLogin(ring: KeyRing, pending: readonly PendingLogin[], login: PendingLogin): OpenedLogin {
  const rest = pending.filter((one) => one !== login);
  return { login, cookie: rest.length > 0 ? sealLoginCookie(ring.cookie, rest) : '' };
}

/**
 * Notes a mark that may come once (the `jti` of a logout token) in the same table of used-up states.
 *
 * @returns whether it was new: `first` or `again`
 */
export async function noteOnce(
  ctx: Pick<IdentityContext, 'sql' | 'tenant'>,
  mark: Uint8Array,
  keepSeconds: number,
): Promise<'first' | 'again'> {
  const noted = await ctx.sql`
    INSERT INTO login_attempt (tenant_id, id, state_hash, expires_at, used_at)
    VALUES (${ctx.tenant.id}::uuid, ${newId()}::uuid, ${mark}, now() + make_interval(secs => ${keepSeconds}::float8), now())
    ON CONFLICT (tenant_id, state_hash) DO NOTHING
    RETURNING id`;
  return noted.length === 1 ? 'first' : 'again';
}
