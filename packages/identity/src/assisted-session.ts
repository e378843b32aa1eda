import { randomInt } from 'node:crypto';
import { AssistedCodeWrong } from './errors.ts';
import type { IdentityContext } from './identity-context.ts';
import { tenantHash } from './person-key.ts';
import { openSession } from './session.ts';

/** Letters and digits that nobody takes for one another when they are read from one screen and typed at another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
/** How long a code waits for the screen that the resident sees. */
export const ASSISTED_CODE_MINUTES = 5;
/** Stands where a login has its provider. */
export const ASSISTED_PROVIDER = 'assisted';
/** Roles of the whole site whose holders serve people at a desk. */
export const DESK_ROLES = ['clerk', 'owner'] as const;

/** A code that opens one session once: some 39 bits, for five minutes. */
export const newAssistedCode = (): string =>
  Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Comparable mark of a code, however it was typed. */
export function assistedCodeHash(keys: IdentityContext['keys'], code: string): Buffer {
  return tenantHash(keys, 'assisted', code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

/**
 * Opens the session that an officer has begun for a person: once, while the officer is at work. It is the person's, short, and
 * worth nothing as soon as the officer ends it, signs out or is no officer any more.
 *
 * @throws {AssistedCodeWrong} for a code that nobody gave out, that was used, or that is too old
 */
export async function openAssistedSession(
  ctx: IdentityContext,
  { code, device }: { readonly code: string; readonly device: string },
): Promise<{ token: string; assistedId: string }> {
  const [opened] = await ctx.sql<{ id: string; participantId: string; idleMinutes: number }>`
    UPDATE assisted_session SET code_hash = NULL, opened_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND code_hash = ${assistedCodeHash(ctx.keys, code)}
      AND code_expires_at > now() AND ended_at IS NULL AND participant_id IS NOT NULL
    RETURNING id::text, participant_id::text AS "participantId", idle_minutes AS "idleMinutes"`;
  if (!opened) throw new AssistedCodeWrong({});
  const { token } = await openSession(ctx, {
    participantId: opened.participantId,
    providerId: ASSISTED_PROVIDER,
    ceiling: 'eid',
    device,
    providerSession: null,
    assisted: { id: opened.id, idleMinutes: opened.idleMinutes },
  });
  return { token, assistedId: opened.id };
}
