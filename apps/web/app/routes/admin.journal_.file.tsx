import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { journalQuery } from '../journal/journal-query.ts';

/** An address that is only posted to; whoever opens it comes to the log. */
export function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  return redirect(site.href('/admin/journal'), 303);
}

/** The rows of the log that the form names, made while they are sent. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const posted = await site.readForm(request, 'journal');
  const outcome = await site.desk.journalFile(posted, journalQuery(posted.done ? posted.form : posted.typed));
  if (outcome.done) return site.stream(outcome.value);
  throw Response.json({ code: outcome.refusal.code, requestId: site.requestId }, { status: outcome.status });
}
