import type { LoaderFunctionArgs } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { operatorOf } from '../operator/operator-of.ts';

/** The council's letter, to be saved and never shown here. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const file = await operatorOf(site).mandateFile(params.id ?? '');
  if (!file) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  return file;
}
