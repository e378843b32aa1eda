import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Configuration } from 'openid-client';
import { LogoutTokenInvalid, ProviderUnavailable } from './errors.ts';
import { CLOCK_SKEW_SECONDS } from './oidc-configuration.ts';
import type { ProviderConfig } from './provider.ts';
import { providerFetch } from './provider-fetch.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** A logout is told at once; an older token is a replay. Seconds. */
const LONGEST_AGE = 120;

/** What a good logout token says. At least one of `sid` and `subject` is there. */
export interface LogoutNotice {
  readonly issuer: string;
  readonly sid: string | null;
  readonly subject: string | null;
  /** May be used once. */
  readonly jti: string;
}

/**
 * Checks logout tokens by OpenID Connect Back-Channel Logout 1.0 §2.6 (threats O08). Stricter than the text in one
 * thing: the type `logout+jwt` must be there, so that no ID token passes for a logout token.
 */
export function logoutTokenReader(
  provider: ProviderConfig,
  configuration: () => Promise<Configuration>,
): (token: string) => Promise<LogoutNotice> {
  let keys: { uri: string; resolve: JWTVerifyGetKey } | undefined;

  const keySet = async (): Promise<JWTVerifyGetKey> => {
    const uri = (await configuration()).serverMetadata().jwks_uri ?? '';
    if (keys?.uri !== uri) {
      const get = providerFetch(provider);
      const resolve = createRemoteJWKSet(new URL(uri), {
        cooldownDuration: 60_000,
        [customFetch]: (address, { method, headers, signal }) =>
          get(address, {
            method,
            headers: Object.fromEntries(headers.entries()),
            signal,
            body: undefined,
            redirect: 'manual',
          }),
      });
      keys = { uri, resolve };
    }
    return keys.resolve;
  };

  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, await keySet(), {
        issuer: provider.issuer,
        audience: provider.clientId,
        typ: 'logout+jwt',
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: LONGEST_AGE,
      });
      const { events, sid, sub, jti } = payload;
      if ('nonce' in payload) throw new LogoutTokenInvalid({ reason: 'nonce' });
      if (typeof events !== 'object' || events === null || !(EVENT in events))
        throw new LogoutTokenInvalid({ reason: 'events' });
      if (typeof sid !== 'string' && typeof sub !== 'string') throw new LogoutTokenInvalid({ reason: 'nobody' });
      if (typeof jti !== 'string') throw new LogoutTokenInvalid({ reason: 'jti' });
      return {
        issuer: provider.issuer,
        sid: typeof sid === 'string' ? sid : null,
        subject: typeof sub === 'string' ? sub : null,
        jti,
      };
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) throw new ProviderUnavailable({});
      if (error instanceof errors.JOSEError) throw new LogoutTokenInvalid({ reason: error.code.toLowerCase() });
      throw error;
    }
  };
}
