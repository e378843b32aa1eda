import { COLUMN, drawQrCode, makePdf, PAGE, type Paper } from '@viche/pdf';
import type { Translate } from '@viche/plugin-api';

/** Everything that stands on a poster, in words; the same facts give the same bytes. */
export interface PosterFacts {
  readonly language: 'uk' | 'en';
  readonly hromada: string;
  readonly number: string;
  readonly title: string;
  readonly author: string;
  /** Whole short address, for the code and for fingers. */
  readonly address: string;
  readonly until: string;
  readonly threshold: string;
  /** Where to sign on paper; empty where the hromada has not said. */
  readonly paperPlace: string;
  readonly publishedAt: string;
}

const QR_SIZE = 300;
/** The code’s own quiet zone hangs into the margin, so that its dark part stands in line with the text. */
const QR_HANG = 32;
const STRIPS = 9;
const STRIP_HEIGHT = 146;
const TITLE_SIZES = [30, 26, 22, 19, 16] as const;
const MOST_TITLE_LINES = 5;

/** A sheet for the door of a house: one code, one address, one date, and strips to take along. */
export function drawPoster(facts: PosterFacts, t: Translate): Promise<Uint8Array> {
  const about = {
    title: `${t('petitions:pdf.poster.number', { number: facts.number })}: ${facts.title}`,
    language: facts.language,
    author: facts.hromada,
    createdAt: new Date(facts.publishedAt),
  };
  return makePdf(about, (paper) => {
    const words = (key: string, values?: Record<string, unknown>) => t(`petitions:pdf.poster.${key}`, values);
    let y: number = PAGE.margin;
    y = lines(paper, 'P', facts.hromada, { y, size: 12, font: 'regular' });
    y = lines(paper, 'H1', facts.title, { y: y + 10, size: titleSize(paper, facts.title), font: 'bold' });
    y = lines(
      paper,
      'P',
      [words('number', { number: facts.number }), words('about', { author: facts.author })].join(' · '),
      {
        y: y + 6,
        size: 11,
        font: 'regular',
      },
    );
    const alt = words('qr', { address: facts.address });
    drawQrCode(paper, facts.address, { x: PAGE.margin - QR_HANG, y, size: QR_SIZE, alt });
    const beside = { x: PAGE.margin + QR_SIZE - QR_HANG - 4, width: COLUMN - QR_SIZE + QR_HANG + 4 };
    let side = lines(paper, 'P', words('call'), { y: y + 28, size: 20, font: 'bold', ...beside });
    side = lines(paper, 'P', words('scan'), { y: side + 8, size: 13, font: 'regular', ...beside });
    side = lines(paper, 'P', words('until', { date: facts.until }), {
      y: side + 18,
      size: 14,
      font: 'bold',
      ...beside,
    });
    lines(paper, 'P', words('need', { threshold: facts.threshold }), {
      y: side + 4,
      size: 13,
      font: 'regular',
      ...beside,
    });
    y += QR_SIZE - 10;
    y = lines(paper, 'P', words('orType'), { y, size: 13, font: 'regular' });
    y = lines(paper, 'P', shown(facts.address), { y: y + 2, size: 17, font: 'bold' });
    y = lines(paper, 'H2', words('without'), { y: y + 16, size: 14, font: 'bold' });
    const without = facts.paperPlace ? words('withoutPlace', { place: facts.paperPlace }) : words('withoutAsk');
    lines(paper, 'P', without, { y: y + 2, size: 12, font: 'regular' });
    drawStrips(paper, facts);
  });
}

/** An address as people type it. */
const shown = (address: string): string => address.replace(/^https?:\/\//, '');

const titleSize = (paper: Paper, title: string): number =>
  TITLE_SIZES.find((size) => paper.text('bold').wrap(title, size, COLUMN).length <= MOST_TITLE_LINES) ??
  TITLE_SIZES[TITLE_SIZES.length - 1]!;

interface Place {
  readonly y: number;
  readonly size: number;
  readonly font: 'regular' | 'bold';
  readonly x?: number;
  readonly width?: number;
}

/** Draws a text in lines and says where it ends. */
function lines(
  paper: Paper,
  type: string,
  text: string,
  { y, size, font, x = PAGE.margin, width = COLUMN }: Place,
): number {
  const quick = paper.text(font);
  const wrapped = quick.wrap(text, size, width);
  const step = size * 1.25;
  paper.element(type, () => {
    for (const [index, line] of wrapped.entries())
      quick.draw(paper.page, line, { x, y: y + size + index * step, size });
  });
  return y + wrapped.length * step;
}

/** Strips with the address along the foot of the sheet; they say nothing new, so programs that read aloud skip them. */
function drawStrips(paper: Paper, { address, title }: PosterFacts): void {
  const { doc, page } = paper;
  const quick = paper.text('bold');
  const top = PAGE.height - STRIP_HEIGHT;
  const width = PAGE.width / STRIPS;
  const room = STRIP_HEIGHT - 14;
  const size = Math.min(10, (10 * room) / quick.width(shown(address), 10));
  const [first = '', second, more] = paper.text('regular').wrap(title, 7, room);
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save().lineWidth(0.5).dash(4, { space: 3 }).strokeColor('#465665');
  doc.moveTo(0, top).lineTo(PAGE.width, top).stroke();
  for (let strip = 0; strip < STRIPS; strip += 1) {
    const left = strip * width;
    if (strip > 0) doc.moveTo(left, top).lineTo(left, PAGE.height).stroke();
    doc.save().rotate(-90, { origin: [left, PAGE.height] });
    const at = (part: number, points: number) => ({ x: left + 7, y: PAGE.height + width * part, size: points });
    quick.draw(page, shown(address), at(0.36, size));
    paper.text('regular').draw(page, first, at(0.6, 7));
    if (second) paper.text('regular').draw(page, more ? `${second} …` : second, at(0.76, 7));
    doc.restore();
  }
  doc.restore();
  doc.endMarkedContent();
}
