import { newId } from '@viche/db';
import { PasskeyKnown, TooManyPasskeys } from '../errors.ts';
import {
  type Ceremony,
  challengeFor,
  type Rows,
  readAnswer,
  registrationAnswer,
  relyingParty,
  useChallenge,
} from './ceremony.ts';
import { credentialsOf } from './passkey-rows.ts';
import { ALGORITHMS, verifyRegistration } from './verify.ts';

export const MOST_PASSKEYS = 10;

/** What the browser is asked for when a passkey is added, ready for `passkey.js`. */
export async function creationOptions(
  ctx: Rows,
  ceremony: Ceremony,
  shown: { readonly person: string; readonly site: string },
): Promise<object> {
  const known = await credentialsOf(ctx, ceremony.participantId);
  return {
    challenge: await challengeFor(ctx, ceremony, 'add'),
    rp: { id: relyingParty(ceremony.origin), name: shown.site },
    user: {
      id: Buffer.from(ceremony.participantId.replaceAll('-', ''), 'hex').toString('base64url'),
      name: shown.person,
      displayName: shown.person,
    },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: 120_000,
    attestation: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: Buffer.from(credentialId).toString('base64url'),
      type: 'public-key',
      transports,
    })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  };
}

export interface NewPasskey {
  /** What the person will know it by. */
  readonly name: string;
  /** JSON of the browser's answer. */
  readonly answer: string;
}

/**
 * Checks the browser's answer and keeps the public half.
 *
 * @returns the passkey's id
 * @throws {PasskeyRefused | PasskeyKnown | TooManyPasskeys}
 */
export async function addPasskeyOf(ctx: Rows, ceremony: Ceremony, { name, answer }: NewPasskey): Promise<string> {
  const response = readAnswer(registrationAnswer, answer);
  const challenge = await useChallenge(ctx, ceremony, 'add', response.response.clientDataJSON);
  const made = await verifyRegistration(response, { challenge, origin: ceremony.origin, holder: 'any' });
  if ((await credentialsOf(ctx, ceremony.participantId)).length >= MOST_PASSKEYS)
    throw new TooManyPasskeys({ most: MOST_PASSKEYS });
  const id = newId();
  const [kept] = await ctx.sql`
    INSERT INTO passkey (tenant_id, id, participant_id, credential_id, public_key, counter, transports, name, created_at)
    VALUES (${ctx.tenant.id}::uuid, ${id}::uuid, ${ceremony.participantId}::uuid, ${made.credentialId},
      ${made.publicKey}, ${String(made.counter)}::bigint, ${response.response.transports ?? []}::text[], ${name}, now())
    ON CONFLICT (tenant_id, credential_id) DO NOTHING RETURNING id`;
  if (!kept) throw new PasskeyKnown({});
  return id;
}
