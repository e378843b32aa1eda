import type { LoaderFunctionArgs } from '@remix-run/node';
import { KeptPdfs, makePdf } from '@viche/pdf';
import { siteOf } from '@viche/site';
import { sheetFacts, writePetition } from '../pdf/petition-sheet.ts';
import { SHEET, type SheetData } from '../pdf/sheet-document.ts';

const sheets = new KeptPdfs({ limit: 100 });
const MINUTE_MS = 60_000;

/** The petition on paper, for everybody, without the list of those who signed. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petition } = await site.query<{ petition: SheetData | null }>(SHEET, { ref: params.key });
  if (!petition?.publishedAt || petition.refusal || petition.textHidden)
    throw Response.json({ code: 'core/not-found' }, { status: 404 });
  // Named to the minute, so that a crowd within it gets one drawing.
  const createdAt = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
  const facts = [site.origin, site.locale, createdAt, petition];
  const { bytes } = await sheets.take(facts, () =>
    makePdf(sheetFacts(site, petition, createdAt), (paper) => writePetition(paper, site, petition, null)),
  );
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="petition-${petition.ref}.pdf"`,
      'Cache-Control': 'public, max-age=60',
    },
  });
}
