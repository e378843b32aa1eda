import type { SitePlace } from '@viche/host';

/** The desk is at the platform's address: passkeys belong to one name, and a name that is lost must not see staff (threats T21). */
const OF_STAFF = /^\/(admin|assisted|invitation|account\/staff)(?=\/|$)/;
/** Where staff sign in and work, and what programs ask, is there at the platform's address too. */
const STAYS = /^\/(admin|assisted|invitation|account|login|auth|graphql|files)(?=\/|$)/;

export interface AskedAddress {
  readonly place: SitePlace;
  /** The own domain that was asked; null for the platform's address. */
  readonly ownHost: string | null;
  readonly method: string | undefined;
  /** Without its language. */
  readonly pathname: string;
  /** Path and query as they were asked. */
  readonly url: string;
  readonly who: 'guest' | 'signed-in';
}

/** A redirect to the address where this page is, or null where it was asked. */
export interface Moved {
  readonly status: 307 | 308;
  readonly location: string;
}

/**
 * Sends readers to the main address of the site, and staff to their desk. Only what reads is sent on: a form would lose what was
 * typed. Whoever has signed in stays where the session is good.
 */
export function movedTo({ place, ownHost, method, pathname, url, who }: AskedAddress): Moved | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (ownHost !== null && OF_STAFF.test(pathname)) return { status: 307, location: place.deskOrigin + url };
  if (place.primaryHost === null || ownHost === place.primaryHost || who === 'signed-in') return null;
  if (STAYS.test(pathname)) return null;
  return { status: 308, location: place.origin + url };
}
