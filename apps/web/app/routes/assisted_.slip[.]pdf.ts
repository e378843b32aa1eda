import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { slipPdf } from '../assisted/slip.ts';

/** The slip on the screen where the resident is served. */
export function loader({ context }: LoaderFunctionArgs) {
  return slipPdf(siteOf(context), null);
}
