import type { TenantInfo } from '@viche/plugin-api';

/** How this platform is reached, as its processes know it. */
export interface PlatformPlace {
  /** `https://viche.example`; sites are its sub-domains. */
  readonly origin: string;
  /** Where own domains are to lead: the name for a CNAME record. */
  readonly target: string;
  /** Network addresses for names that can have no CNAME. Empty: those that `target` has in DNS. */
  readonly addresses: readonly string[];
}

/** Where the site of one hromada is. */
export interface SitePlace {
  readonly platform: PlatformPlace;
  /** The platform's address of the site: always there, and where the desk is. */
  readonly deskOrigin: string;
  /** The address by which everything else calls the site: the primary own domain, where there is one. */
  readonly origin: string;
  /** Host of `origin` when that is an own domain. */
  readonly primaryHost: string | null;
}

/** For scripts and tests that reach nobody from outside. */
export const NOWHERE: PlatformPlace = { origin: 'http://localhost', target: 'localhost', addresses: [] };

export function platformPlaceOf(env: {
  readonly PLATFORM_URL: string;
  readonly OWN_DOMAIN_TARGET?: string | undefined;
  readonly OWN_DOMAIN_ADDRESSES: readonly string[];
}): PlatformPlace {
  const { origin, hostname } = new URL(env.PLATFORM_URL);
  return { origin, target: env.OWN_DOMAIN_TARGET ?? hostname, addresses: env.OWN_DOMAIN_ADDRESSES };
}

// By the facts of the tenant, which every context carries: its own address is the core's to know, not a module's.
const places = new WeakMap<TenantInfo, SitePlace>();

export function notePlace(info: TenantInfo, platform: PlatformPlace, primaryHost: string | null): void {
  const { protocol, host } = new URL(platform.origin);
  const deskOrigin = `${protocol}//${info.slug}.${host}`;
  places.set(info, {
    platform,
    deskOrigin,
    origin: primaryHost ? `${protocol}//${primaryHost}` : deskOrigin,
    primaryHost,
  });
}

/** Where the site of this tenant is. Takes the facts that `TenantDirectory` gave out. */
export function placeOf(info: TenantInfo): SitePlace {
  const place = places.get(info);
  if (!place) throw new Error(`No address of tenant ${info.id}`);
  return place;
}
