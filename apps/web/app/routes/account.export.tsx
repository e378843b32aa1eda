import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { requireFreshLogin } from '../people/fresh-login.ts';

/** Everything that is kept about the person, as a zip: a page to be read, and JSON for programs (law 2297-VI art. 8 part 2). */
export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  // Not to the file itself: a download leaves the browser on the page of the login.
  requireFreshLogin(site, site.href('/account'));
  return site.stream(await site.account.exportFile());
}
