import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';
import { SHEET_LOOK, type SheetLookData } from '../look-document.ts';

/** Goes to the scan that a look opened. Its signed address opens for minutes only, and is made anew each time. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionPaperLook: look } = await site.query<{ petitionPaperLook: SheetLookData | null }>(SHEET_LOOK, {
    id: params.look,
  });
  if (!look?.scan || look.sheet !== params.sheet) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return redirect(look.scan.url, { status: 303, headers: { 'Cache-Control': 'no-store' } });
}
