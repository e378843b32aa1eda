import type { IdentityClaims } from './claims.ts';
import type { PendingLogin } from './login-cookie.ts';
import type { ProviderConfig } from './provider.ts';

export interface LoginStart {
  /** Absolute address of this provider's own callback: on the platform's host for the platform's client, else on the tenant's. */
  readonly redirectUri: string;
  /** For a step-up: the provider must ask the person again when its own login is older, in seconds. */
  readonly maxAgeSeconds?: number;
  /** Stands before the state: whose login it is, for the host that hands it over. */
  readonly stateMark?: string;
}

/** What the browser must bring back, sealed in its cookie. */
export type LoginSecrets = Pick<
  PendingLogin,
  'state' | 'nonce' | 'verifier' | 'issuer' | 'providerId' | 'maxAgeSeconds'
>;

export interface LoginFinish {
  /** Address that the browser came back to. */
  readonly callbackUrl: URL;
  readonly redirectUri: string;
  readonly login: PendingLogin;
}

export interface LoginOutcome {
  readonly claims: IdentityClaims;
  /** The provider's session, for back-channel logout. */
  readonly sid: string | null;
}

/** A way to identify people. OpenID Connect is one; id.gov.ua (OAuth 2 with its own calls) stands behind it too. */
export interface IdentityAdapter {
  readonly provider: ProviderConfig;
  start(request: LoginStart): Promise<{ readonly url: string; readonly cookiePayload: LoginSecrets }>;
  finish(request: LoginFinish): Promise<LoginOutcome>;
}
