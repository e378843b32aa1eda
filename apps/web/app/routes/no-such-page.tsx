import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';

const OWN_PATH = /^\/no-such-page(?=[/?]|$)/;

/**
 * The server brings every visit of a page of a switched-off module here; the address that was asked for stays in
 * `site.path`.
 */
function refuse({ context }: Pick<LoaderFunctionArgs, 'context'>): never {
  const code = OWN_PATH.test(siteOf(context).path) ? 'core/not-found' : 'core/module-off';
  throw Response.json({ code }, { status: 404 });
}

export const loader = refuse;
export const action = refuse;

// A route without a component would answer with the bare JSON.
export default function NoSuchPage() {
  return null;
}
