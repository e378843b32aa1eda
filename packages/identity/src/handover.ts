import { createHash, randomBytes } from 'node:crypto';
import { LoginStateInvalid } from './errors.ts';
import type { IdentityContext } from './identity-context.ts';
import type { KeyRing } from './key-ring.ts';
import { type OpenedLogin, openedLogin, stateHash } from './login-attempt.ts';
import { openLoginCookie } from './login-cookie.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { bytesOf, idOf } from './state-mark.ts';

/** How long a code is good: the browser brings it at once (threats O10). */
export const HANDOVER_SECONDS = 60;
const SECRET_BYTES = 32;
const ID_BYTES = 16;
/** Queries of providers are a few hundred signs. */
const LONGEST_ANSWER = 4_000;
const CODE = /^[A-Za-z0-9_-]{64}$/;
const sha256 = (text: string | Uint8Array): Buffer => createHash('sha256').update(text).digest();

const binding = (tenantId: string, state: string) => ['login-answer', tenantId, state];

export interface HandOver {
  readonly ring: KeyRing;
  readonly state: string;
  /** The query with which the provider sent the browser back. It is kept sealed until it is taken over. */
  readonly answer: string;
}

/**
 * At the platform's host: keeps the provider's answer for the host where the login began, and makes the code with which that
 * host may have it, once. Whoever sent the request is nobody yet: the host asks for its own cookie.
 *
 * @throws {LoginStateInvalid} for a state that is not on its way, or was handed over before
 */
export async function handOverLogin(
  ctx: Pick<IdentityContext, 'sql' | 'tenant'>,
  { ring, state, answer }: HandOver,
): Promise<{ host: string; code: string }> {
  if (answer.length > LONGEST_ANSWER) throw new LoginStateInvalid({ reason: 'answer' });
  const secret = randomBytes(SECRET_BYTES);
  const sealed = sealBytes(ring.cookie, binding(ctx.tenant.id, state), Buffer.from(answer, 'utf8'));
  const [attempt] = await ctx.sql<{ id: string; host: string }>`
    UPDATE login_attempt
    SET handover_hash = ${sha256(secret)}, provider_answer = ${sealed},
        handover_until = now() + make_interval(secs => ${HANDOVER_SECONDS}::float8)
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND state_hash = ${stateHash(state)} AND used_at IS NULL
      AND expires_at > now() AND return_host IS NOT NULL AND handover_hash IS NULL
    RETURNING id::text, return_host AS host`;
  if (!attempt) throw new LoginStateInvalid({ reason: 'used' });
  return { host: attempt.host, code: Buffer.concat([bytesOf(attempt.id), secret]).toString('base64url') };
}

export interface TakeOver {
  readonly providerId: string;
  readonly ring: KeyRing;
  readonly cookie: string | null;
  readonly code: string | null;
  /** That was asked: the one where the login began. */
  readonly host: string;
}

/**
 * At the tenant's host: uses up the code, for the browser alone that began the login there (its cookie holds what SHA-256 made
 * the row's mark), within a minute, once. Commit it before the provider is asked.
 *
 * @returns the login, the provider's answer as a query, and the cookie value for the others still pending
 * @throws {LoginStateInvalid}
 */
export async function takeOverLogin(
  ctx: IdentityContext,
  { providerId, ring, cookie, code, host }: TakeOver,
): Promise<OpenedLogin & { readonly answer: string }> {
  const pending = openLoginCookie(ring.cookie, cookie, Date.now());
  if (pending.length === 0) throw new LoginStateInvalid({ reason: 'no-cookie' });
  if (!code || !CODE.test(code)) throw new LoginStateInvalid({ reason: 'handover' });
  const bytes = Buffer.from(code, 'base64url');
  const attemptId = idOf(bytes.subarray(0, ID_BYTES));
  const login = pending.find((one) => one.attemptId === attemptId && one.tenantId === ctx.tenant.id);
  if (!login) throw new LoginStateInvalid({ reason: 'state' });
  if (login.providerId !== providerId) throw new LoginStateInvalid({ reason: 'provider' });
  const [taken] = await ctx.sql<{ answer: Uint8Array }>`
    UPDATE login_attempt AS a SET used_at = now(), provider_answer = NULL
    FROM (SELECT tenant_id, id, provider_answer FROM login_attempt
          WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${attemptId}::uuid AND used_at IS NULL FOR UPDATE) AS kept
    WHERE a.tenant_id = kept.tenant_id AND a.id = kept.id AND a.used_at IS NULL
      AND a.handover_hash = ${sha256(bytes.subarray(ID_BYTES))} AND a.handover_until > now()
      AND a.return_host = ${host} AND a.verifier_hash = ${sha256(login.verifier)} AND a.state_hash = ${stateHash(login.state)}
    RETURNING kept.provider_answer AS answer`;
  if (!taken) throw new LoginStateInvalid({ reason: 'handover' });
  const answer = openBytes(ring.cookie, binding(ctx.tenant.id, login.state), Buffer.from(taken.answer)).toString(
    'utf8',
  );
  return { ...openedLogin(ring, pending, login), answer };
}
