import type { TenantBundle } from '@viche/host';
import type { CookieJar } from '@viche/identity';
import type { Actor, Locale } from '@viche/plugin-api';
import type { SiteForms } from './site-forms.ts';

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
  readonly forms: SiteForms;
  readonly userAgent: string;
}
