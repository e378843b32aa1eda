import type { z } from 'zod';
import { PasskeyRefused } from '../errors.ts';
import { type assertionAnswer, type registrationAnswer, relyingParty } from './ceremony.ts';

/** ES256, EdDSA, RS256 by their COSE numbers: what authenticators of today make. */
export const ALGORITHMS = [-7, -8, -257];

/** What an answer must have been made for. */
export interface Expected {
  readonly challenge: string;
  /** `https://slavutych.viche.example`, without a slash at the end. */
  readonly origin: string;
  /** Whether the device must know its holder (finger, face, PIN): it must where the passkey is the only step of a login. */
  readonly holder: 'known' | 'any';
}

export interface NewCredential {
  readonly credentialId: Buffer;
  /** COSE */
  readonly publicKey: Buffer;
  readonly counter: number;
}

/** @throws {PasskeyRefused} for another challenge, origin or site, or a key that is malformed */
export async function verifyRegistration(
  response: z.output<typeof registrationAnswer>,
  { challenge, origin, holder }: Expected,
): Promise<NewCredential> {
  // Loaded at first use: most processes never see a ceremony, and its parsers of certificates are large.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {} } as never,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: relyingParty(origin),
    requireUserVerification: holder === 'known',
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ verified: false as const, registrationInfo: undefined }));
  const made = verified.verified ? verified.registrationInfo?.credential : undefined;
  if (!made) throw new PasskeyRefused({ reason: 'registration' });
  return {
    credentialId: Buffer.from(made.id, 'base64url'),
    publicKey: Buffer.from(made.publicKey),
    counter: made.counter,
  };
}

/**
 * @param known the public half and the counter that stand in the row
 * @returns the counter that the answer carries
 * @throws {PasskeyRefused} for another challenge, origin or site, a wrong signature, and a counter that went back
 */
export async function verifyAssertion(
  response: z.output<typeof assertionAnswer>,
  known: { readonly publicKey: Uint8Array; readonly counter: number },
  { challenge, origin, holder }: Expected,
): Promise<number> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {} } as never,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: relyingParty(origin),
    credential: { id: response.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
    requireUserVerification: holder === 'known',
  }).catch(() => null);
  if (!verified?.verified) throw new PasskeyRefused({ reason: 'assertion' });
  return verified.authenticationInfo.newCounter;
}
