import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';

/** Everything that is kept about the person, as a zip: a page to be read, and JSON for programs (law 2297-VI art. 8 part 2). */
export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  return site.stream(await site.account.exportFile());
}
