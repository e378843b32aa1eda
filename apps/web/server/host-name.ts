import { domainToASCII } from 'node:url';

export type HostDecision =
  | { readonly kind: 'platform' }
  | { readonly kind: 'tenant'; readonly key: string }
  /** The host of a tenant's files: nothing else is there, and no cookie. */
  | { readonly kind: 'files'; readonly key: string }
  | { readonly kind: 'redirect'; readonly host: string }
  | { readonly kind: 'bad' };

const HOST = /^([a-z0-9.-]+)(?::(\d{1,5}))?$/;

/**
 * Decides by the Host header alone whose site is asked for: the platform, a tenant by slug or by a domain of its own.
 * Another spelling of a good host (case, dot at the end) is sent to the canonical one; everything odd is refused.
 *
 * @param platformHost `viche.example` or `localhost:3000`
 */
export function decideHost(header: string | undefined, platformHost: string): HostDecision {
  if (!header) return { kind: 'bad' };
  const canonical = header.toLowerCase().replace(/\.(?=:|$)/, '');
  const match = HOST.exec(canonical);
  if (!match || domainToASCII(match[1]!) !== match[1]) return { kind: 'bad' };
  if (canonical !== header) return { kind: 'redirect', host: canonical };
  if (canonical === platformHost) return { kind: 'platform' };
  const suffix = `.${platformHost}`;
  if (!canonical.endsWith(suffix)) return match[2] === undefined ? { kind: 'tenant', key: match[1]! } : { kind: 'bad' };
  const slug = canonical.slice(0, -suffix.length);
  const files = /^([^.]+)\.files$/.exec(slug);
  if (files) return { kind: 'files', key: files[1]! };
  // `files` itself is no hromada: below it are the hosts of all of them.
  return slug.includes('.') || slug === '' || slug === 'files' ? { kind: 'bad' } : { kind: 'tenant', key: slug };
}
