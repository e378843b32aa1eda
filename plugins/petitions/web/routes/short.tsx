import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';

/** The short address of posters and QR codes: `/p/<ref>` leads to the petition, whose own page knows whether it is one. */
export function loader({ params, context }: LoaderFunctionArgs) {
  return redirect(siteOf(context).href(`/petitions/${encodeURIComponent(params.key ?? '')}`), 301);
}
