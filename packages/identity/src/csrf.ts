const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface RequestOrigin {
  readonly method: string;
  /** Header values; null where the header is absent. */
  readonly origin: string | null;
  readonly secFetchSite: string | null;
  readonly host: string | null;
  /** `https://slavutych.example` of the tenant whose host this is. */
  readonly expectedOrigin: string;
}

export type OriginVerdict = 'ok' | 'foreign-host' | 'cross-site' | 'foreign-origin' | 'no-origin';

/**
 * Whether a request that changes something came from this very site (threats T20, B01). Sibling tenants are the same
 * site for browsers, so `same-site` is refused too. Reading is always allowed here.
 */
export function checkOrigin({ method, origin, secFetchSite, host, expectedOrigin }: RequestOrigin): OriginVerdict {
  if (SAFE_METHODS.has(method.toUpperCase())) return 'ok';
  if (host?.toLowerCase() !== new URL(expectedOrigin).host) return 'foreign-host';
  if (secFetchSite !== null && secFetchSite !== 'same-origin' && secFetchSite !== 'none') return 'cross-site';
  if (origin !== null) return origin === expectedOrigin ? 'ok' : 'foreign-origin';
  return secFetchSite === null ? 'no-origin' : 'ok';
}
