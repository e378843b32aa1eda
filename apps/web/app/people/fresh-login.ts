import { redirect } from '@remix-run/node';
import type { SiteContext } from '@viche/site';

/**
 * A person's own record is behind a login of the last hours: after an older one the person confirms first.
 *
 * @param returnTo page to come back to, in the reader's language
 */
export function requireFreshLogin(site: SiteContext, returnTo: string): void {
  site.requirePerson();
  if (site.actor.login !== 'old') return;
  throw redirect(`${site.href('/account/confirm')}?${new URLSearchParams({ returnTo })}`, 303);
}
