import type { TenantBundle } from '@viche/host';
import type { CookieJar, Secret } from '@viche/identity';
import type { Actor, Locale } from '@viche/plugin-api';

/** One request to one tenant, before anything is done with it. */
export interface Visit {
  readonly bundle: TenantBundle;
  readonly requestId: string;
  readonly origin: string;
  readonly locale: Locale;
  readonly actor: Actor;
  readonly cookies: CookieJar;
  readonly cookieHeader: string | undefined;
  readonly sessionToken: string | null;
  readonly csrfSecret: Secret | null;
  readonly userAgent: string;
  checkToken(scope: string, token: string): boolean;
}
