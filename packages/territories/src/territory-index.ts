import { type Municipality, municipalityOf } from './municipality.ts';
import { type Oblast, oblastsOf } from './oblasts.ts';
import { askedWords, searchWords } from './search-words.ts';
import { TERRITORY_CODE, type Territory } from './territory.ts';

export interface FoundMunicipalities {
  /** The best first; those of one name together, by oblast and raion. */
  readonly found: readonly Municipality[];
  /** How many there are in all. */
  readonly count: number;
}

interface Entry {
  readonly municipality: Municipality;
  readonly own: readonly string[];
  readonly above: readonly string[];
}

const MOST_FOUND = 50;
const FEWEST_LETTERS = 2;

/** All municipalities in memory: some 1,800, looked through in about a millisecond, so no index of the database is asked. */
export class TerritoryIndex {
  readonly #byCode: ReadonlyMap<string, Municipality>;
  readonly #entries: readonly Entry[];
  readonly #oblasts: readonly Oblast[];

  constructor(rows: readonly Territory[]) {
    const byCode = new Map(rows.map((row) => [row.code, row]));
    this.#entries = rows.flatMap((row) => {
      const municipality = municipalityOf(row, byCode);
      if (!municipality) return [];
      const above = searchWords(municipality.raion ?? '', municipality.oblast ?? '');
      return [{ municipality, own: row.norm.split(' '), above }];
    });
    this.#oblasts = oblastsOf(this.#entries.map(({ municipality }) => municipality));
    this.#byCode = new Map(this.#entries.map(({ municipality }) => [municipality.code, municipality]));
  }

  get size(): number {
    return this.#entries.length;
  }

  byCode(code: string): Municipality | null {
    return this.#byCode.get(code) ?? null;
  }

  /** The whole country by oblast, for a catalogue. */
  oblasts(): readonly Oblast[] {
    return this.#oblasts;
  }

  /** Municipalities of this very name, whatever the kind of their council. */
  namesakes({ name }: Municipality): Municipality[] {
    return this.#entries.flatMap(({ municipality }) => (municipality.name === name ? [municipality] : []));
  }

  /**
   * Finds by name, centre or code, in any case and spelling: «Славутицької», «slavutych», «Знамянка». Words of a raion or an
   * oblast narrow the list. Every word must be found; one of fewer than two letters is not looked for.
   */
  search(question: string): FoundMunicipalities {
    const code = question.trim().toUpperCase();
    if (TERRITORY_CODE.test(code)) {
      const one = this.byCode(code);
      return { found: one ? [one] : [], count: one ? 1 : 0 };
    }
    const words = askedWords(question).filter((word) => word.length >= FEWEST_LETTERS);
    if (words.length === 0) return { found: [], count: 0 };
    const ranked = this.#entries.flatMap((entry) => {
      const rank = rankOf(entry, words);
      return rank === 0 ? [] : [{ rank, municipality: entry.municipality }];
    });
    ranked.sort((a, b) => b.rank - a.rank || byPlace(a.municipality, b.municipality));
    return { found: ranked.slice(0, MOST_FOUND).map(({ municipality }) => municipality), count: ranked.length };
  }
}

/** 0 where a word is missing. A whole word of the name weighs most, then its beginning, then the raion's or oblast's. */
function rankOf({ own, above }: Entry, words: readonly string[]): number {
  let rank = 0;
  let named = false;
  for (const word of words) {
    const weight = own.includes(word) ? 100 : own.some((known) => known.startsWith(word)) ? 10 : 0;
    if (weight > 0) named = true;
    else if (!above.some((known) => known.startsWith(word))) return 0;
    rank += weight || 1;
  }
  return named || words.length === 1 ? rank : rank / 2;
}

function byPlace(a: Municipality, b: Municipality): number {
  const key = ({ name, oblast, raion, code }: Municipality) => [name, oblast ?? '', raion ?? '', code].join('\t');
  return key(a).localeCompare(key(b), 'uk');
}
