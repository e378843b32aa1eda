import type { LoaderFunctionArgs } from '@remix-run/node';
import { formatDate, formatNumber } from '@viche/i18n';
import { KeptPdfs } from '@viche/pdf';
import { siteOf } from '@viche/site';
import { lastDay } from '../days-left.ts';
import { drawPoster, type PosterFacts } from '../pdf/poster.ts';
import { SHEET, type SheetData } from '../pdf/sheet-document.ts';

const PAPER_PLACE = /* GraphQL */ `
  query PetitionPaperPlace {
    petitionPaperPlace
  }
`;

/** Posters of different facts; one is some 40 kB. */
const posters = new KeptPdfs({ limit: 100 });

/** A poster for a petition that takes signatures, in the language of the address. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petition } = await site.query<{ petition: SheetData | null }>(SHEET, { ref: params.key });
  const collecting = petition?.state === 'COLLECTING' && petition.collectUntil && petition.rules;
  if (!petition || !collecting) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { petitionPaperPlace } = await site.query<{ petitionPaperPlace: string }>(PAPER_PLACE);
  const facts: PosterFacts = {
    language: site.locale,
    hromada: site.tenant.names[site.locale].official,
    number: petition.number ?? '',
    title: petition.title,
    author: petition.authorName,
    address: site.origin + site.href(petition.shortPath),
    until: formatDate(site.locale, lastDay(petition.collectUntil!)),
    threshold: formatNumber(site.locale, petition.rules!.signatureThreshold),
    paperPlace: petitionPaperPlace,
    publishedAt: petition.publishedAt!,
  };
  const { bytes, mark } = await posters.take(facts, () => drawPoster(facts, site.translator.t));
  const headers = { ETag: `"${mark}"`, 'Cache-Control': 'public, max-age=600' };
  if (request.headers.get('If-None-Match') === `"${mark}"`) return new Response(null, { status: 304, headers });
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="poster-${petition.ref}.pdf"`,
    },
  });
}
