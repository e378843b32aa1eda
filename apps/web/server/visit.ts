import type { TenantBundle } from '@viche/host';
import type { CookieJar } from '@viche/identity';
import type { Actor, Locale } from '@viche/plugin-api';
import type { SiteForms } from './site-forms.ts';

/** One request to one tenant, before anything is done with it. */
export interface Visit {
  readonly bundle: TenantBundle;
  readonly requestId: string;
  /** Of the address that was asked. */
  readonly origin: string;
  /** The own domain that was asked; null for the platform's address of the site. */
  readonly ownHost: string | null;
  readonly locale: Locale;
  readonly actor: Actor;
  readonly cookies: CookieJar;
  readonly cookieHeader: string | undefined;
  readonly sessionToken: string | null;
  readonly forms: SiteForms;
  readonly userAgent: string;
}
