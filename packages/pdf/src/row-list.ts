import { COLUMN, PAGE, type Paper } from './paper.ts';

export interface ListColumn {
  readonly title: string;
  /** Share of the line's width; all shares together are 1. */
  readonly share: number;
}

export interface RowList {
  readonly columns: readonly ListColumn[];
  /** How many rows will come, at least roughly: it decides how finely they are tagged. */
  readonly expected: number;
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
}

const SIZE = 9.5;
const LINE = 13;
const GAP = 4;
const PADDING = 8;
/**
 * Up to here every cell is an element that a screen reader can name; a longer list has one element a page, in reading order:
 * each element stays in memory until the end of the file.
 */
export const MOST_NAMED_ROWS = 10_000;

/** A table over as many pages as it needs, its head on each of them. Rows come in batches and leave as their page is full. */
export async function writeRows(paper: Paper, { columns, expected, rows }: RowList): Promise<void> {
  const list = new ListWriter(paper, columns, expected <= MOST_NAMED_ROWS ? 'cells' : 'pages');
  for await (const batch of rows) {
    for (const row of batch) if (list.add(row) === 'new-page') await paper.breathe();
    await paper.breathe();
  }
  list.end();
}

class ListWriter {
  readonly #paper: Paper;
  readonly #columns: readonly (ListColumn & { readonly x: number; readonly width: number })[];
  readonly #tagging: 'cells' | 'pages';
  #table: PDFKit.PDFStructureElement | null = null;

  constructor(paper: Paper, columns: readonly ListColumn[], tagging: 'cells' | 'pages') {
    this.#paper = paper;
    this.#tagging = tagging;
    let x: number = PAGE.margin;
    this.#columns = columns.map((column) => {
      const placed = { ...column, x, width: column.share * COLUMN - PADDING };
      x += column.share * COLUMN;
      return placed;
    });
  }

  add(row: readonly string[]): 'same-page' | 'new-page' {
    const lines = this.#columns.map(({ width }, index) =>
      this.#paper.text('regular').wrap(row[index] ?? '', SIZE, width),
    );
    const height = Math.max(...lines.map(({ length }) => length)) * LINE + GAP;
    const turned = this.#table !== null && this.#paper.doc.y + height > PAGE.height - PAGE.margin;
    if (turned) {
      this.#close();
      this.#paper.doc.addPage();
    }
    if (!this.#table) this.#open();
    this.#row('TD', 'regular', lines, height);
    return turned ? 'new-page' : 'same-page';
  }

  end(): void {
    this.#close();
  }

  #open(): void {
    const { doc } = this.#paper;
    if (doc.y + 3 * LINE > PAGE.height - PAGE.margin) doc.addPage();
    this.#table = this.#paper.group(this.#tagging === 'cells' ? 'Table' : 'P');
    if (this.#tagging === 'pages') this.#table.add(doc.markStructureContent('P'));
    const titles = this.#columns.map(({ title, width }) => this.#paper.text('bold').wrap(title, SIZE, width));
    this.#row('TH', 'bold', titles, Math.max(...titles.map(({ length }) => length)) * LINE + GAP);
  }

  #close(): void {
    if (this.#tagging === 'pages' && this.#table) this.#paper.doc.endMarkedContent();
    this.#table?.end();
    this.#table = null;
  }

  #row(type: 'TH' | 'TD', font: 'regular' | 'bold', cells: readonly (readonly string[])[], height: number): void {
    const { doc, page } = this.#paper;
    const text = this.#paper.text(font);
    const top = doc.y;
    const draw = (index: number) => {
      for (const [line, shown] of cells[index]!.entries())
        text.draw(page, shown, { x: this.#columns[index]!.x, y: top + SIZE + line * LINE, size: SIZE });
    };
    if (this.#tagging === 'pages') for (const index of this.#columns.keys()) draw(index);
    else {
      const row = doc.struct('TR');
      this.#table!.add(row);
      for (const index of this.#columns.keys())
        row.add(doc.struct(type, type === 'TH' ? ({ scope: 'Column' } as object) : {}, [() => draw(index)]));
      row.end();
    }
    doc.y = top + height;
  }
}
