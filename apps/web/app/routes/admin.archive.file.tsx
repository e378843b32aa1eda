import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';

/** An address that is only posted to; whoever opens it comes to the page with the form. */
export function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  return redirect(site.href('/admin/archive'), 303);
}

/** The archive as a file, made while it is sent. A refusal leads back to the page; a passphrase is typed anew. */
export async function action({ request, context }: ActionFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const taking = await site.desk.takeArchive(await site.readForm(request, 'archive'));
  if (!taking.done && taking.problem === 'proof')
    return redirect(
      `${site.href('/account/confirm')}?returnTo=${encodeURIComponent(site.href('/admin/archive'))}`,
      303,
    );
  if (!taking.done) return redirect(`${site.href('/admin/archive')}?error=${taking.problem}`, 303);
  return site.stream({ name: taking.name, type: 'application/zip', chunks: taking.chunks });
}
