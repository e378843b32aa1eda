import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { operatorOf } from '../operator/operator-of.ts';

/** Nothing to read here: the way out is a post. */
export function loader() {
  throw Response.json({ code: 'core/not-found' }, { status: 404 });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  const operator = operatorOf(site);
  const posted = await site.readForm(request, 'operator-logout');
  if (!posted.done) return redirect(site.href('/operator'), 303);
  const { cookie } = await operator.logout();
  return redirect(site.href('/'), { status: 303, headers: { 'Set-Cookie': cookie } });
}
