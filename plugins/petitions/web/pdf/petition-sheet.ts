import { formatDate, formatDateTime, formatNumber } from '@viche/i18n';
import { type Paper, type PaperFacts, writeRows } from '@viche/pdf';
import type { SiteContext } from '@viche/site';
import { stateWord } from '../components/state-chip.tsx';
import { lastDay } from '../days-left.ts';
import { LIST_LINES, type ListHead, type ListLines, type SheetData } from './sheet-document.ts';

/** Head and foot of the paper. `createdAt` is the moment that it names. */
export function sheetFacts(site: SiteContext, petition: SheetData, createdAt: Date): PaperFacts {
  const { t } = site.translator;
  const number = t('petitions:pdf.poster.number', { number: petition.number ?? '' });
  return {
    title: `${number}: ${petition.title}`,
    language: site.locale,
    author: site.tenant.names[site.locale].official,
    foot: {
      note: `${number} · ${formatDateTime(site.locale, createdAt)}`,
      page: (page) => [t('petitions:pdf.page', { page }), ''],
    },
    createdAt,
  };
}

/** The petition itself: what it asks, where it stands, how many signed; the same for everybody. */
export function writePetition(paper: Paper, site: SiteContext, petition: SheetData, head: ListHead | null): void {
  const { locale, translator } = site;
  const words = (key: string) => translator.t(`petitions:pdf.sheet.${key}`);
  const day = (moment: string) => formatDate(locale, moment);
  paper.paragraph(site.tenant.names[locale].official, 'small');
  paper.heading(1, petition.title);
  if (petition.number) paper.fact(words('number'), petition.number);
  paper.fact(words('author'), petition.authorName);
  if (petition.publishedAt) paper.fact(words('published'), day(petition.publishedAt));
  if (petition.collectUntil) paper.fact(words('until'), formatDate(locale, lastDay(petition.collectUntil)));
  paper.fact(words('state'), translator.t(`petitions:state.${stateWord(petition.state)}`));
  if (petition.rules) paper.fact(words('threshold'), formatNumber(locale, petition.rules.signatureThreshold));
  paper.fact(words('signatures'), signatures(site, petition, head));
  paper.fact(words('made'), formatDateTime(locale, paper.facts.createdAt));
  paper.fact(words('address'), site.origin + site.href(petition.shortPath));
  paper.heading(2, translator.t('petitions:page.what'));
  paper.prose(petition.essence);
  paper.heading(2, translator.t('petitions:page.demand'));
  paper.prose(petition.demand);
}

function signatures({ locale, translator }: SiteContext, petition: SheetData, head: ListHead | null): string {
  if (!head) return formatNumber(locale, petition.signatureCount);
  const words = (key: string) => translator.t(`petitions:pdf.sheet.${key}`);
  const total = formatNumber(locale, head.electronic + head.paper);
  return `${total} (${words('electronic')}: ${formatNumber(locale, head.electronic)}, ${words('onPaper')}: ${formatNumber(locale, head.paper)})`;
}

/** The numbered list of everybody who signed, asked for batch by batch: no session waits for a slow reader. */
export async function writeSignatories(paper: Paper, site: SiteContext, ref: string, head: ListHead): Promise<void> {
  const words = (key: string) => site.translator.t(`petitions:pdf.sheet.${key}`);
  const total = head.electronic + head.paper;
  paper.heading(2, words('signatories'));
  if (total === 0) return paper.paragraph(words('none'));
  paper.paragraph(words('hiddenNote'), 'small');
  await writeRows(paper, {
    columns: [
      { title: words('rowNumber'), share: 0.12 },
      { title: words('name'), share: 0.52 },
      { title: words('date'), share: 0.18 },
      { title: words('way'), share: 0.18 },
    ],
    expected: total,
    rows: rowsOf(site, ref, head, { hidden: words('hidden'), web: words('web'), paper: words('paper') }),
  });
}

async function* rowsOf(
  site: SiteContext,
  ref: string,
  { until }: ListHead,
  words: { readonly hidden: string; readonly web: string; readonly paper: string },
): AsyncGenerator<string[][]> {
  let after: string | null = null;
  let number = 0;
  do {
    const variables: Record<string, unknown> = { ref, after, until };
    const answer: { petition: { signatureLines: ListLines | null } | null } = await site.query(LIST_LINES, variables);
    const batch = answer.petition?.signatureLines;
    if (!batch) return;
    yield batch.lines.map(([name, signedOn, way]) => {
      number += 1;
      return [String(number), name ?? words.hidden, formatDate(site.locale, signedOn, 'numeric'), words[way]];
    });
    after = batch.next;
  } while (after !== null);
}
