import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { drawQrCode, makePdf, type Paper, type PaperFacts, qrModules, streamPdf, writeRows } from './index.ts';
import type { LargeListCost } from './large-list.fixture.ts';
import { readPdf } from './read-pdf.fixture.ts';
import { COLUMNS, rowsOf } from './rows.fixture.ts';

const FACTS: PaperFacts = {
  title: 'Петиція № 12-2026 «Світлофор»',
  language: 'uk',
  author: 'Славутицька міська рада',
  foot: { note: 'Петиція № 12-2026', page: (page) => [`сторінка ${page} з `, ''] },
  createdAt: new Date('2026-11-22T10:00:00Z'),
};
const LETTERS = 'Ґанок, їжа, Єва, Із’їзд, ʼ ’ « » – — ₴ 5 № 7';
const squeezed = (text: string) => text.replace(/\s+/g, '');

const list = (count: number, name?: (n: number) => string) => (paper: Paper) => {
  paper.heading(1, FACTS.title);
  return writeRows(paper, { columns: COLUMNS, expected: count, rows: rowsOf(count, name) });
};

describe('a document', () => {
  it('gives its text back with every Ukrainian letter, its language, title and structure', async () => {
    const bytes = await makePdf(FACTS, (paper) => {
      paper.heading(1, 'Світлофор із кнопкою');
      paper.fact('Стан', 'збирає підписи');
      paper.heading(2, 'Суть');
      paper.prose(`${LETTERS}\n\nДругий абзац.`);
    });
    const read = readPdf(bytes);
    expect(read.pages[0]).toContain(LETTERS);
    expect(read).toMatchObject({ language: 'uk', title: FACTS.title });
    expect(read.structure).toEqual(['Document', 'H1', 'P', 'H2', 'P', 'P']);
    expect(read.pages[0]).toContain('сторінка 1 з 1');
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid');
  });

  it('breaks words that are wider than the page, and loses nothing of them', async () => {
    const endless = 'Щ'.repeat(900);
    const read = readPdf(
      await makePdf(FACTS, (paper) => {
        paper.heading(1, endless);
        paper.paragraph(`${endless} кінець`);
      }),
    );
    expect(squeezed(read.pages.join('')).match(/Щ/g)).toHaveLength(1_800);
    expect(read.pages.join('')).toContain('кінець');
  });

  it('shows what the font has not as a question mark, and drops marks of direction and control', async () => {
    const read = readPdf(await makePdf(FACTS, (paper) => paper.paragraph('Кіт \u{1F408} \u202eназад\u0000 \u4e2d')));
    expect(read.pages[0]).toContain('Кіт ? назад ?');
  });

  it('is the same bytes for the same facts', async () => {
    const [one, two] = [await makePdf(FACTS, list(3)), await makePdf(FACTS, list(3))];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });
});

describe('a list', () => {
  it('goes on over pages, with its head on each, numbered to the last', async () => {
    const read = readPdf(await makePdf(FACTS, list(120)));
    expect(read.pages.length).toBeGreaterThan(2);
    for (const [index, page] of read.pages.entries()) {
      expect(page).toContain('Ім’я');
      expect(page.replace(/\s+/g, ' ')).toContain(`сторінка ${index + 1} з ${read.pages.length}`);
    }
    const names = read.pages.join('\n').match(/Дем’янчук Ольга Ґвинтівна \d+/g)!;
    expect(names).toEqual(Array.from({ length: 120 }, (_name, n) => `Дем’янчук Ольга Ґвинтівна ${n + 1}`));
    expect(read.structure.filter((type) => type === 'TD')).toHaveLength(360);
    expect(read.structure.filter((type) => type === 'TH')).toHaveLength(3 * read.pages.length);
  });

  it('wraps a long name inside its column', async () => {
    const long = `Задунайська-Нечуй-Левицька ${'Ґ'.repeat(200)} Олександрівна`;
    const read = readPdf(
      await makePdf(
        FACTS,
        list(2, () => long),
      ),
    );
    expect(squeezed(read.pages[0]!).match(/Ґ/g)).toHaveLength(400);
  });

  it('R05 of 200,000 rows stays below 150 MB and waits for a slow reader', async () => {
    const script = path.join(import.meta.dirname, 'large-list.fixture.ts');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, '200000']);
    const cost = JSON.parse(stdout) as LargeListCost;
    expect(cost.early).toBeLessThan(50_000);
    expect(cost.asked).toBe(200_000);
    expect(cost.bytes).toBeGreaterThan(1_000_000);
    expect(cost.growth).toBeLessThan(150);
  }, 120_000);

  it('R05 ends with its reader: no row is asked for that nobody will get', async () => {
    let [asked, ended] = [0, false];
    async function* endless() {
      try {
        for (;;) {
          asked += 100;
          yield Array.from({ length: 100 }, () => ['1', 'Ім’я', 'дата']);
        }
      } finally {
        ended = true;
      }
    }
    for await (const chunk of streamPdf(FACTS, (paper) =>
      writeRows(paper, { columns: COLUMNS, expected: 1e6, rows: endless() }),
    ))
      if (chunk.length > 0) break;
    await delay(50);
    expect(ended).toBe(true);
    const atEnd = asked;
    await delay(50);
    expect(asked).toBe(atEnd);
  });
});

describe('a QR code', () => {
  it.each(['https://slavutych.viche.example/p/ab12cd34', 'https://дуже-довга-назва.громада.example/en/p/zz99yy88'])(
    'leads a camera to %s',
    async (address) => {
      const read = readPdf(
        await makePdf(FACTS, (paper) => drawQrCode(paper, address, { x: 120, y: 120, size: 300, alt: address })),
      );
      const seen = read.qrOn(0)!;
      expect(seen).toBe(new URL(address).href);
      expect(read.structure).toEqual(['Document', 'Figure']);
    },
  );

  it('keeps its three corners', () => {
    const modules = qrModules('https://slavutych.viche.example/p/ab12cd34');
    const last = modules.length - 1;
    expect([modules[0]![0], modules[0]![last], modules[last]![0]]).toEqual([true, true, true]);
  });
});
