import { newId } from '@viche/db';
import { PasskeyKnown, PasskeyRefused, TooManyPasskeys } from '../errors.ts';
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

export const MOST_PASSKEYS = 10;
/** ES256, EdDSA, RS256 by their COSE numbers: what authenticators of today make. */
const ALGORITHMS = [-7, -8, -257];

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
  const expectedChallenge = await useChallenge(ctx, ceremony, 'add', response.response.clientDataJSON);
  // Loaded at first use: most processes never see a ceremony, and its parsers of certificates are large.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {} } as never,
    expectedChallenge,
    expectedOrigin: ceremony.origin,
    expectedRPID: relyingParty(ceremony.origin),
    requireUserVerification: false,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  const made = verified.verified ? verified.registrationInfo?.credential : undefined;
  if (!made) throw new PasskeyRefused({ reason: 'registration' });
  if ((await credentialsOf(ctx, ceremony.participantId)).length >= MOST_PASSKEYS)
    throw new TooManyPasskeys({ most: MOST_PASSKEYS });
  const id = newId();
  const [kept] = await ctx.sql`
    INSERT INTO passkey (tenant_id, id, participant_id, credential_id, public_key, counter, transports, name, created_at)
    VALUES (${ctx.tenant.id}::uuid, ${id}::uuid, ${ceremony.participantId}::uuid, ${Buffer.from(made.id, 'base64url')},
      ${Buffer.from(made.publicKey)}, ${String(made.counter)}::bigint, ${response.response.transports ?? []}::text[], ${name}, now())
    ON CONFLICT (tenant_id, credential_id) DO NOTHING RETURNING id`;
  if (!kept) throw new PasskeyKnown({});
  return id;
}
