import * as client from 'openid-client';
import { ProviderMisconfigured, ProviderUnavailable } from './errors.ts';
import type { ProviderConfig } from './provider.ts';
import { isAllowedAddress, ProviderRequestRefused, providerFetch } from './provider-fetch.ts';

const FRESH_MS = 60 * 60_000;
/** While the provider is down, its last metadata serve on for a day. */
const STALE_MS = 24 * 60 * 60_000;
const RETRY_MS = 30_000;
export const CLOCK_SKEW_SECONDS = 60;

const ENDPOINTS = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'userinfo_endpoint',
  'end_session_endpoint',
] as const;

function checkMetadata(provider: ProviderConfig, metadata: client.ServerMetadata): void {
  if (metadata.issuer !== provider.issuer) throw new ProviderMisconfigured({ reason: 'issuer' });
  for (const name of ENDPOINTS) {
    const address = metadata[name];
    const needed = name === 'authorization_endpoint' || name === 'token_endpoint' || name === 'jwks_uri';
    if (address === undefined ? needed : !URL.canParse(address) || !isAllowedAddress(provider, new URL(address))) {
      throw new ProviderMisconfigured({ reason: name });
    }
  }
  const methods = metadata.code_challenge_methods_supported ?? [];
  if (!methods.includes('S256') && provider.withoutPkce !== 'accepted') {
    throw new ProviderMisconfigured({ reason: 'pkce' });
  }
}

async function discover(
  provider: ProviderConfig,
  former: client.Configuration | undefined,
): Promise<client.Configuration> {
  const issuer = URL.canParse(provider.issuer) ? new URL(provider.issuer) : undefined;
  if (!issuer || !isAllowedAddress(provider, issuer)) throw new ProviderMisconfigured({ reason: 'issuer' });
  const execute = [client.enableNonRepudiationChecks];
  if (provider.insecureLoopback === 'allowed') execute.push(client.allowInsecureRequests);
  const secret = provider.clientSecret?.revealText();
  const configuration = await client.discovery(
    issuer,
    provider.clientId,
    { [client.clockTolerance]: CLOCK_SKEW_SECONDS },
    secret === undefined ? client.None() : client.ClientSecretBasic(secret),
    { execute, timeout: 10, [client.customFetch]: providerFetch(provider) },
  );
  checkMetadata(provider, configuration.serverMetadata());
  // New metadata must not reset the limit on key fetches (threats O06), so the key cache moves along.
  const keys = former && client.getJwksCache(former);
  if (keys && former.serverMetadata().jwks_uri === configuration.serverMetadata().jwks_uri) {
    client.setJwksCache(configuration, keys);
  }
  return configuration;
}

/** Says what went wrong during discovery without repeating what the provider sent. */
function discoveryError(error: unknown): Error {
  if (error instanceof ProviderMisconfigured) return error;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ProviderRequestRefused && cause.reason !== 'timeout') {
      return new ProviderMisconfigured({ reason: cause.reason });
    }
    const code = 'code' in cause ? String(cause.code) : '';
    if (code === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return new ProviderMisconfigured({ reason: 'issuer' });
    if (code === 'OAUTH_RESPONSE_IS_NOT_JSON' || code === 'OAUTH_PARSE_ERROR' || code === 'OAUTH_INVALID_RESPONSE') {
      return new ProviderMisconfigured({ reason: 'metadata' });
    }
  }
  return new ProviderUnavailable({}, undefined);
}

/** Metadata and keys of one provider: one discovery an hour, one at a time, and a pause after a failure. */
export function configurationCache(provider: ProviderConfig): () => Promise<client.Configuration> {
  let current: { configuration: client.Configuration; at: number } | undefined;
  let failure: { error: Error; at: number } | undefined;
  let running: Promise<client.Configuration> | undefined;

  const load = async (): Promise<client.Configuration> => {
    try {
      const configuration = await discover(provider, current?.configuration);
      current = { configuration, at: performance.now() };
      failure = undefined;
      return configuration;
    } catch (error) {
      failure = { error: discoveryError(error), at: performance.now() };
      if (current && failure.error instanceof ProviderUnavailable && failure.at - current.at < STALE_MS) {
        return current.configuration;
      }
      throw failure.error;
    } finally {
      running = undefined;
    }
  };

  return async () => {
    const now = performance.now();
    if (current && now - current.at < FRESH_MS) return current.configuration;
    if (failure && now - failure.at < RETRY_MS) {
      if (current && failure.error instanceof ProviderUnavailable && now - current.at < STALE_MS)
        return current.configuration;
      throw failure.error;
    }
    running ??= load();
    return running;
  };
}
