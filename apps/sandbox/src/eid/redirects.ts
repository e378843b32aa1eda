import type Provider from 'oidc-provider';
import type { SandboxClient } from '../environment.ts';

/**
 * Whether an address is one of the exact ones or, as a whole, matches the pattern. An address that a browser would read
 * otherwise than it is written (`..`, a back slash, credentials, a fragment) never matches a pattern.
 */
export function isAllowedAddress(value: string, exact: readonly string[], pattern: string | undefined): boolean {
  if (exact.includes(value)) return true;
  if (pattern === undefined || value.length > 2048 || !isPlainAddress(value)) return false;
  return new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

/** Teaches the provider's client model the address patterns of the registered clients. */
export function allowAddressPatterns(provider: Provider, clients: readonly SandboxClient[]): void {
  const byId = new Map(clients.map((client) => [client.clientId, client]));
  const model = provider.Client.prototype;

  model.redirectUriAllowed = function redirectUriAllowed(value: string) {
    const client = byId.get(this.clientId);
    return client !== undefined && isAllowedAddress(value, client.redirectUris, client.redirectUriPattern);
  };
  model.postLogoutRedirectUriAllowed = function postLogoutRedirectUriAllowed(value: string) {
    const client = byId.get(this.clientId);
    return (
      client !== undefined &&
      isAllowedAddress(value, client.postLogoutRedirectUris, client.postLogoutRedirectUriPattern)
    );
  };
}

function isPlainAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const plain = url.username === '' && url.password === '' && url.hash === '' && !value.includes('#');
  return plain && /^https?:$/.test(url.protocol) && url.href === value;
}
