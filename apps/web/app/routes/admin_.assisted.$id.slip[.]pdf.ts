import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { slipPdf } from '../assisted/slip.ts';

/** The slip on the officer's own desk, for printing. */
export function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  return slipPdf(site, params.id ?? '');
}
