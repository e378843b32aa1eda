import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { TransformStream } from 'node:stream/web';
import { delimiterOf, spreadsheetCsv } from '@viche/open-data';
import { parse } from 'csv-parse';

/** Why a file is no register; `line` is where reading ended. */
export class ListFileUnreadable extends Error {
  override readonly name = 'ListFileUnreadable';
  readonly problem: 'empty' | 'not-text' | 'no-code-column' | 'no-rows' | 'broken';
  readonly line: number;

  constructor(problem: ListFileUnreadable['problem'], line: number) {
    super(`the register cannot be read: ${problem}`);
    this.problem = problem;
    this.line = line;
  }
}

export interface ListRow {
  readonly line: number;
  readonly codes: readonly string[];
}

/** Names of columns with codes, without case, spaces and signs. */
const CODE_COLUMNS = new Set(
  [
    'код',
    'рнокпп',
    'іпн',
    'ідн',
    'ідентифікаційнийкод',
    'ідентифікаційнийномер',
    'податковийномер',
    'паспорт',
    'номерпаспорта',
    'серіятаномерпаспорта',
    'документ',
    'номердокумента',
    'idкартка',
    'унзр',
    'code',
    'taxnumber',
    'rnokpp',
    'passport',
    'idcard',
    'unzr',
  ].map((name) => name.normalize('NFC')),
);
const MOST_CODES = 4;
const LONGEST_RECORD = 65_536;
const FIRST_BYTES = 65_536;
const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLocaleLowerCase('uk')
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Rows of a register as they flow: UTF-8 with or without a mark, or CP1251; semicolons, commas or tabs; with a header that names
 * the columns of codes, or, where there is one column only, without. Never more than some rows are in memory.
 *
 * @throws {ListFileUnreadable}
 */
export async function* readListFile(path: string): AsyncGenerator<ListRow> {
  const encoding = await encodingOf(path);
  const head = await firstText(path, encoding);
  if (head.trim() === '') throw new ListFileUnreadable('empty', 1);
  // A spreadsheet saved as it is, or UTF-16: no encoding of ours makes a table of it.
  if (head.includes('\0')) throw new ListFileUnreadable('not-text', 1);
  const records = Readable.fromWeb(textOf(path, encoding) as never).pipe(
    parse(spreadsheetCsv(delimiterOf(head), LONGEST_RECORD)),
  );
  let columns: readonly number[] | null = null;
  let next = 1;
  let rows = 0;
  try {
    for await (const { info, record } of records as AsyncIterable<{ info: { lines: number }; record: string[] }>) {
      const line = next;
      next = info.lines + 1;
      if (columns === null) {
        columns = columnsOf(record);
        if (columns.length === 0) throw new ListFileUnreadable('no-code-column', 1);
        if (isHeader(record)) continue;
      }
      rows += 1;
      yield { line, codes: columns.flatMap((at) => (record[at]?.trim() ? [record[at].slice(0, 60)] : [])) };
    }
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('CSV_'))
      throw new ListFileUnreadable('broken', (error as { lines?: number }).lines ?? next);
    throw error;
  }
  if (rows === 0) throw new ListFileUnreadable('no-rows', 2);
}

const isHeader = (record: readonly string[]): boolean => record.some((name) => CODE_COLUMNS.has(bare(name)));

function columnsOf(record: readonly string[]): number[] {
  if (!isHeader(record)) return record.length === 1 ? [0] : [];
  return record.flatMap((name, at) => (CODE_COLUMNS.has(bare(name)) ? [at] : [])).slice(0, MOST_CODES);
}

type Encoding = 'utf-8' | 'windows-1251';

/** Bytes that are no UTF-8 are CP1251: nothing else was written by programs of these places. The whole file is looked at. */
async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of createReadStream(path)) decoder.decode(piece as Buffer, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1251';
    throw error;
  }
}

function textOf(path: string, encoding: Encoding) {
  const decoder = new TextDecoder(encoding);
  return Readable.toWeb(createReadStream(path)).pipeThrough(
    new TransformStream<Uint8Array, string>({
      transform: (piece, to) => to.enqueue(decoder.decode(piece, { stream: true })),
      flush: (to) => to.enqueue(decoder.decode()),
    }),
  );
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  for await (const piece of createReadStream(path, { end: FIRST_BYTES - 1 }))
    return new TextDecoder(encoding).decode(piece as Buffer, { stream: true });
  return '';
}
