import type { LoaderFunctionArgs } from '@remix-run/node';
import { streamPdf } from '@viche/pdf';
import { siteOf } from '@viche/site';
import { sheetFacts, writePetition, writeSignatories } from '../pdf/petition-sheet.ts';
import { LIST_HEAD, type ListHead, SHEET, type SheetData } from '../pdf/sheet-document.ts';

/** The petition with everybody who signed it, for the council's session; staff and the author get it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requirePerson();
  const { petition } = await site.query<{ petition: SheetData | null }>(SHEET, { ref: params.key });
  if (!petition?.canListAll || !petition.publishedAt) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { ref } = petition;
  const found = await site.query<{ petition: { signatureSheet: ListHead | null } | null }>(LIST_HEAD, { ref });
  const head = found.petition?.signatureSheet;
  if (!head) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const chunks = streamPdf(sheetFacts(site, petition, new Date()), async (paper) => {
    writePetition(paper, site, petition, head);
    await writeSignatories(paper, site, ref, head);
  });
  return site.stream({ name: `petition-${ref}-signatures.pdf`, type: 'application/pdf', chunks });
}
