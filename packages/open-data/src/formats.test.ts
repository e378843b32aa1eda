import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvEdition, csvLine } from './csv.ts';
import { datasetLines } from './formats.ts';

/** Reads RFC 4180 back, by the letter. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === separator || sign === '\r') {
      row.push(cell);
      cell = '';
      if (sign === '\r') {
        rows.push(row);
        row = [];
        at += 1;
      }
    } else cell += sign;
  }
  return rows;
}

async function* inBatches(...batches: object[][]) {
  for (const batch of batches) yield batch as { a: string; b: number | null }[];
}

async function textOf(ending: 'csv' | 'office.csv' | 'json', ...batches: object[][]): Promise<string> {
  let text = '';
  for await (const piece of datasetLines(inBatches(...batches), ['a', 'b'], ending)) text += piece;
  return text;
}

describe('CSV', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', ''));

  it('gives back every text that it took, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom('"', '\r\n', ',', ';', ' x ')), { minLength: 1 }),
        (cells) => {
          expect(readCsv(csvLine(cells, 'exact'), ',')).toEqual([cells]);
        },
      ),
    );
  });

  it.each(['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'U10 the office edition makes %j a text, the exact one keeps it byte by byte',
    (text) => {
      const read = (edition: CsvEdition, separator: string) => readCsv(csvLine([text], edition), separator)[0]![0];
      expect(read('exact', ',')).toBe(text);
      expect(read('office', ';')).toBe(`'${text}`);
    },
  );

  it('U10 leaves numbers and common texts of the office edition alone', () => {
    expect(csvLine([-5, 'Безпечний перехід', null, '2026-11-21'], 'office')).toBe(
      '-5;Безпечний перехід;null;2026-11-21\r\n',
    );
  });
});

describe('files of a dataset', () => {
  it('write what is missing as null and begin with the names of the columns', async () => {
    expect(await textOf('csv', [{ a: 'так', b: 1 }], [], [{ a: 'ні' }])).toBe('a,b\r\nтак,1\r\nні,null\r\n');
    expect(await textOf('office.csv', [{ a: 'так', b: 1 }])).toBe('\uFEFFa;b\r\nтак;1\r\n');
  });

  it('are whole JSON in any number of batches, also in none', async () => {
    expect(JSON.parse(await textOf('json'))).toEqual([]);
    expect(JSON.parse(await textOf('json', [], []))).toEqual([]);
    expect(JSON.parse(await textOf('json', [{ a: '"', b: 1 }, { a: '\n' }], [], [{ a: 'в', b: 2, c: 3 }]))).toEqual([
      { a: '"', b: 1 },
      { a: '\n', b: null },
      { a: 'в', b: 2 },
    ]);
  });
});
