import { formatDateTime } from '@viche/i18n';
import { makePdf } from '@viche/pdf';
import type { SiteContext } from '@viche/site';
import { SLIP, type SlipData } from './assisted-data.ts';

/** The slip of a service as a PDF: what was done, when, by which officer's help. It names no resident (threats V16). */
export async function slipPdf(site: SiteContext, id: string | null): Promise<Response> {
  const { assistedSlip } = await site.query<{ assistedSlip: SlipData | null }>(SLIP, { id });
  if (!assistedSlip) throw Response.json({ code: 'core/not-found', requestId: site.requestId }, { status: 404 });
  const { locale, tenant } = site;
  const { startedAt, endedAt, officer, acts } = assistedSlip;
  const number = numberOf(assistedSlip);
  const words = (key: string, values = {}) => site.translator.t(`residency:assisted.slipPaper.${key}`, values);
  const at = (moment: string) => formatDateTime(locale, moment);
  const facts = {
    title: `${words('title')} ${number}`,
    language: locale,
    author: tenant.names[locale].official,
    createdAt: new Date(),
    foot: { note: `${words('note')} ${number}`, page: (page: number) => [words('page', { page }), ''] as const },
  };
  const pdf = await makePdf(facts, (paper) => {
    paper.paragraph(tenant.names[locale].official, 'small');
    paper.heading(1, words('title'));
    paper.fact(words('number'), number);
    paper.fact(words('officer'), officer);
    paper.fact(words('started'), at(startedAt));
    paper.fact(words('ended'), endedAt ? at(endedAt) : words('notEnded'));
    paper.heading(2, words('acts'));
    if (acts.length === 0) paper.paragraph(words('none'));
    for (const { at: moment, act, about } of acts) paper.fact(at(moment), about ? `${act}: «${about}»` : act);
  });
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="viche-slip-${number}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

/** The end of the id: short enough to be read aloud, and not the beginning, which tells only when it was. */
export const numberOf = ({ id }: Pick<SlipData, 'id'>): string => id.replaceAll('-', '').slice(-10).toUpperCase();
