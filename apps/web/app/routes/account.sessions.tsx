import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';

const SESSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The address is a form's only; whoever opens it goes to the list. */
export const loader = ({ context }: LoaderFunctionArgs) => redirect(siteOf(context).href('/account'));

/** Ends one session of the list, or all but this one. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const posted = await site.readForm(request, 'sessions');
  if (!posted.done) return redirect(`${site.href('/account')}?ended=no`, 303);
  const asked = String(posted.form.get('session') ?? '');
  if (asked === 'others') await site.account.endOtherSessions();
  else if (SESSION_ID.test(asked)) await site.account.endSession(asked);
  return redirect(`${site.href('/account')}?ended=yes`, 303);
}
