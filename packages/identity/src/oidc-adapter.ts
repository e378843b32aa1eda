import * as client from 'openid-client';
import { readOidcClaims } from './claims.ts';
import { LoginCodeInvalid, LoginStateInvalid, ProviderUnavailable, TokenInvalid } from './errors.ts';
import { refuseForeignAnswer } from './foreign-answer.ts';
import type { IdentityAdapter, LoginFinish, LoginOutcome, LoginStart } from './identity-adapter.ts';
import { type LogoutNotice, logoutTokenReader } from './logout-token.ts';
import { CLOCK_SKEW_SECONDS, configurationCache } from './oidc-configuration.ts';
import type { ProviderConfig } from './provider.ts';
import { ProviderRequestRefused } from './provider-fetch.ts';

export interface OidcAdapter extends IdentityAdapter {
  /**
   * Address that ends the provider's own login, or null where it offers none (RP-initiated logout 1.0).
   *
   * It names the client and no person. An `id_token_hint` would put name and identity code into an address, and so into
   * histories and access logs, and would have to be kept for it; sent by POST it meets a provider that does not see its
   * own `SameSite=Lax` cookie. Without one the provider asks the person whether to log out there too.
   */
  logoutUrl(request: {
    readonly returnUri: string;
    readonly locale: 'uk' | 'en';
    /** Comes back to `returnUri` with the browser. */
    readonly state?: string;
  }): Promise<string | null>;
  /** Checks a back-channel logout token, except that its `jti` is new: that needs the database. */
  readLogoutToken(token: string): Promise<LogoutNotice>;
}

/**
 * OpenID Connect, code flow with PKCE. Claims about the login itself (`acr`, `amr`, `sub`) are taken from the signed
 * ID token only; the rest may come from the userinfo endpoint too.
 *
 * @throws {ProviderMisconfigured | ProviderUnavailable} by every method, until the provider is set right or back
 */
export function createOidcAdapter(provider: ProviderConfig): OidcAdapter {
  const configuration = configurationCache(provider);
  return {
    provider,
    start: async (request) => startLogin(provider, await configuration(), request),
    finish: async (request) => {
      refuseForeignAnswer(provider, request);
      return finishLogin(provider, await configuration(), request);
    },
    logoutUrl: async ({ returnUri, locale, state }) => {
      const config = await configuration();
      if (!config.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(config, {
        post_logout_redirect_uri: returnUri,
        ui_locales: locale,
        ...(state !== undefined && { state }),
      }).href;
    },
    readLogoutToken: logoutTokenReader(provider, configuration),
  };
}

async function startLogin(provider: ProviderConfig, config: client.Configuration, request: LoginStart) {
  const state = `${request.stateMark ?? ''}${client.randomState()}`;
  const nonce = client.randomNonce();
  const verifier = client.randomPKCECodeVerifier();
  const maxAgeSeconds = request.maxAgeSeconds ?? provider.maxAgeSeconds;
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: request.redirectUri,
    scope: (provider.scopes ?? ['openid', 'profile', 'email']).join(' '),
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(maxAgeSeconds !== undefined && { max_age: String(maxAgeSeconds) }),
  });
  const cookiePayload = {
    state,
    nonce,
    verifier,
    issuer: provider.issuer,
    providerId: provider.id,
    ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
  };
  return { url: url.href, cookiePayload };
}

async function finishLogin(
  provider: ProviderConfig,
  config: client.Configuration,
  { callbackUrl, redirectUri, login }: LoginFinish,
): Promise<LoginOutcome> {
  if (config.serverMetadata().authorization_response_iss_parameter_supported && !callbackUrl.searchParams.has('iss')) {
    throw new LoginStateInvalid({ reason: 'iss' });
  }
  // The redirect address of step one, not the address that a proxy shows us.
  const answer = new URL(redirectUri);
  for (const [name, value] of callbackUrl.searchParams) answer.searchParams.append(name, value);
  try {
    const tokens = await client.authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: login.verifier,
      expectedState: login.state,
      expectedNonce: login.nonce,
      idTokenExpected: true,
      ...(login.maxAgeSeconds !== undefined && { maxAge: login.maxAgeSeconds }),
    });
    const idClaims = tokens.claims();
    if (!idClaims || !tokens.id_token) throw new TokenInvalid({ reason: 'no-id-token' });
    if (idClaims.iat > Date.now() / 1000 + CLOCK_SKEW_SECONDS) throw new TokenInvalid({ reason: 'iat' });
    const profile = config.serverMetadata().userinfo_endpoint
      ? await client.fetchUserInfo(config, tokens.access_token, idClaims.sub)
      : {};
    const { acr, amr } = idClaims;
    return {
      claims: readOidcClaims(provider.id, provider.issuer, { ...profile, ...idClaims, acr, amr }),
      sid: typeof idClaims.sid === 'string' ? idClaims.sid : null,
    };
  } catch (error) {
    throw loginError(error);
  }
}

/** Turns the library's errors into ours. Their messages and causes may hold claims, so neither travels on. */
function loginError(error: unknown): Error {
  if (error instanceof client.ResponseBodyError) {
    return error.error === 'invalid_grant'
      ? new LoginCodeInvalid({ reason: 'invalid_grant' })
      : new TokenInvalid({ reason: `provider-${/^[a-z_]{1,60}$/.test(error.error) ? error.error : 'error'}` });
  }
  if (error instanceof ProviderRequestRefused) return new ProviderUnavailable({});
  if (error instanceof client.ClientError) {
    const code = error.code ?? '';
    if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || code === '') return new ProviderUnavailable({});
    return new TokenInvalid({
      reason: code
        .replace(/^OAUTH_/, '')
        .toLowerCase()
        .replaceAll('_', '-'),
    });
  }
  if (error instanceof client.WWWAuthenticateChallengeError) return new TokenInvalid({ reason: 'access-token' });
  if (error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code)))
    return new ProviderUnavailable({});
  return error instanceof Error ? error : new ProviderUnavailable({});
}
