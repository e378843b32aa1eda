import type { Secret } from './secret.ts';

/**
 * Whose provider it is. `platform`: the platform's own client. `approved`: named by the tenant and approved by the
 * operator. `own`: named by the tenant; it could mint people, so it never proves more than an address (threats O12).
 */
export type ProviderStanding = 'platform' | 'approved' | 'own';

export interface ProviderConfig {
  /** Stable id: part of the callback's path and of every identity link. */
  readonly id: string;
  /** Exactly as the provider's metadata writes it. */
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: Secret;
  readonly standing: ProviderStanding;
  /** Default: openid, profile, email. */
  readonly scopes?: readonly string[];
  /** Oldest login at the provider that is accepted, in seconds. Default: whatever it has. */
  readonly maxAgeSeconds?: number;
  /** For a provider that knows no PKCE with S256; `state` and `nonce` then stand alone (threats O04). */
  readonly withoutPkce?: 'accepted';
  /** Development: the issuer may speak plain HTTP on this machine. */
  readonly insecureLoopback?: 'allowed';
}

/** Levels of an e-ID, weakest first (law 2155-VIII art. 15: low, substantial, high). */
export const ACR_LEVELS = ['eid-low', 'eid-substantial', 'eid-high'] as const;
export type AcrLevel = (typeof ACR_LEVELS)[number];

/** The weakest login that makes somebody a person here: an e-ID below it proves an address at most. */
export const LEAST_ACR: AcrLevel = 'eid-substantial';

/** Unknown values are below every level. */
export function acrReaches(acr: string, minimum: AcrLevel): boolean {
  return ACR_LEVELS.indexOf(acr as AcrLevel) >= ACR_LEVELS.indexOf(minimum);
}

/** The most that a login through this provider can prove. */
export function ceilingOf(provider: Pick<ProviderConfig, 'standing'>): 'email' | 'eid' {
  return provider.standing === 'own' ? 'email' : 'eid';
}
