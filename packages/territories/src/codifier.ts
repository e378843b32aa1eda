import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { searchWords } from './search-words.ts';
import type { Territory } from './territory.ts';

/** Edition of the codifier that comes with this release: the day of the ministry's order. */
export const CODIFIER_EDITION = '2025-05-16';

/** A row as the file has it: with its settlements, which `placesOf` reads. */
export interface CodifierRow extends Territory {
  readonly places: string;
}

/** The codifier of one edition as it comes with the product. */
export interface Codifier {
  readonly edition: string;
  /** Changes with any byte of the file and with the way that words are made from it. */
  readonly hash: string;
  /** Reads the rows; asked for only where the stored ones are others. */
  territories(): CodifierRow[];
}

/** Grows when `searchWords` makes other words of the same names. */
const WORDS_EDITION = 1;

/** The codifier's file: 1,935 units, each hromada with its settlements, 1 MB. Read from disk, so for migrations and tests, not for pages. */
export function carriedCodifier(): Codifier {
  const file = path.join(import.meta.dirname, '..', 'data', `katottg-${CODIFIER_EDITION}.tsv`);
  const text = readFileSync(file, 'utf8');
  return {
    edition: CODIFIER_EDITION,
    hash: createHash('sha256').update(`${WORDS_EDITION}\n${text}`).digest('hex'),
    territories: () => text.trimEnd().split('\n').slice(1).map(territoryOf),
  };
}

function territoryOf(line: string): CodifierRow {
  const [code = '', parentCode, category, name = '', centreCategory, centre, settlements, places = ''] =
    line.split('\t');
  return {
    code,
    parentCode: parentCode || null,
    category: category as Territory['category'],
    name,
    norm: searchWords(name, centre ?? '').join(' '),
    centre: centre ? { category: centreCategory as 'M' | 'X' | 'C', name: centre } : null,
    settlements: settlements ? Number(settlements) : null,
    places,
  };
}
