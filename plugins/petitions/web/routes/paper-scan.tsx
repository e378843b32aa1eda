import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { siteOf } from '@viche/site';

const PAPER_SCAN = /* GraphQL */ `
  query PaperScan($id: String!) {
    petitionPaperSheet(id: $id) { scan { url } petition { ref } }
  }
`;

interface PaperScanResult {
  readonly petitionPaperSheet: {
    readonly scan: { readonly url: string } | null;
    readonly petition: { readonly ref: string };
  } | null;
}

/** Goes to the scan. Its signed address opens for minutes only, and an officer has the sheet's page open for an hour. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const { petitionPaperSheet: sheet } = await site.query<PaperScanResult>(PAPER_SCAN, { id: params.sheet });
  if (!sheet?.scan || sheet.petition.ref !== params.key)
    throw Response.json({ code: 'core/not-found' }, { status: 404 });
  return redirect(sheet.scan.url, { status: 303, headers: { 'Cache-Control': 'no-store' } });
}
