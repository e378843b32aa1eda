/**
 * What a provider can do wrong, one name each. The first group spoils the ID token, the second the authorization
 * response, the third the discovery document; `honest` does everything right and is the control of the experiment.
 */
export const HOSTILE_CASES = [
  'honest',
  'alg-none',
  'hs256-public-key',
  'bad-signature',
  'unknown-kid',
  'wrong-iss',
  'wrong-aud',
  'several-aud-without-azp',
  'expired',
  'future-iat',
  'no-nonce',
  'wrong-nonce',
  'no-id-token',
  'response-wrong-iss',
  'response-without-iss',
  'response-without-state',
  'metadata-wrong-issuer',
  'metadata-plain-pkce',
  'metadata-without-pkce',
  'userinfo-other-sub',
] as const;

/** Name of a hostile provider, the last part of its issuer. */
export type HostileCase = (typeof HOSTILE_CASES)[number];

/** Whether the text names a hostile provider. */
export function isHostileCase(value: string): value is HostileCase {
  return (HOSTILE_CASES as readonly string[]).includes(value);
}

/** What can be wrong with a back-channel logout token; `honest` is the right one. */
export const LOGOUT_TOKEN_CASES = [
  'honest',
  'with-nonce',
  'wrong-aud',
  'wrong-iss',
  'wrong-typ',
  'without-typ',
  'without-events',
  'wrong-events',
  'without-sub-and-sid',
  'without-jti',
  'expired',
  'future-iat',
  'alg-none',
  'hs256-public-key',
  'bad-signature',
  'unknown-kid',
] as const;

/** Name of a forged logout token. */
export type LogoutTokenCase = (typeof LOGOUT_TOKEN_CASES)[number];
