import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { isId } from '@viche/plugin-api';
import { siteOf } from '@viche/site';

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
  else if (isId(asked)) await site.account.endSession(asked);
  return redirect(`${site.href('/account')}?ended=yes`, 303);
}
