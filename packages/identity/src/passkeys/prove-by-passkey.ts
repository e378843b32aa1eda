import { PasskeyRefused } from '../errors.ts';
import {
  assertionAnswer,
  type Ceremony,
  challengeFor,
  type Rows,
  readAnswer,
  relyingParty,
  useChallenge,
} from './ceremony.ts';
import { credentialsOf } from './passkey-rows.ts';
import { verifyAssertion } from './verify.ts';

/** What the browser is asked for when a passkey is shown; null for a person without any. */
export async function requestOptions(ctx: Rows, ceremony: Ceremony): Promise<object | null> {
  const known = await credentialsOf(ctx, ceremony.participantId);
  if (known.length === 0) return null;
  return {
    challenge: await challengeFor(ctx, ceremony, 'prove'),
    rpId: relyingParty(ceremony.origin),
    timeout: 120_000,
    userVerification: 'preferred',
    allowCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      type: 'public-key',
      transports,
    })),
  };
}

/**
 * Checks that the person has shown one of their own passkeys here and now. The caller rotates the session.
 *
 * @throws {PasskeyRefused} for another origin or site, a used or foreign challenge, another person's or hromada's key, a wrong
 *   signature, and a counter that went back, which a copied key betrays itself by (threats O15)
 */
export async function proveByPasskey(ctx: Rows, ceremony: Ceremony, answer: string): Promise<void> {
  const response = readAnswer(assertionAnswer, answer);
  const challenge = await useChallenge(ctx, ceremony, 'prove', response.response.clientDataJSON);
  const known = await credentialsOf(ctx, ceremony.participantId);
  const used = known.find(({ credentialId }) => Buffer.from(credentialId).toString('base64url') === response.id);
  if (!used) throw new PasskeyRefused({ reason: 'unknown-key' });
  const counter = await verifyAssertion(
    response,
    { publicKey: used.publicKey, counter: Number(used.counter) },
    { challenge, origin: ceremony.origin, holder: 'any' },
  );
  // Two answers at once with one counter: the one that comes second finds it taken.
  const moved = await ctx.sql`
    UPDATE passkey SET counter = ${String(counter)}::bigint, last_used_at = now()
    WHERE tenant_id = ${ctx.tenant.id}::uuid AND id = ${used.id}::uuid AND counter = ${used.counter}::bigint RETURNING id`;
  if (moved.length !== 1) throw new PasskeyRefused({ reason: 'counter' });
}
