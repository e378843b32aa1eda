import { wordsOf } from './terms.ts';

/** The words of a text that have one of the terms, each form once, as they are written there. */
export function foundIn(text: string, terms: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const { start, end, term } of wordsOf(text))
    if (term !== null && terms.has(term)) found.add(text.slice(start, end));
  return [...found];
}

/**
 * The passage with the most different terms, whole words, about so many letters long; null for a text that has none. Dots stand
 * where something is left out.
 */
export function extractOf(text: string, terms: ReadonlySet<string>, length = 180): string | null {
  const plain = text.replace(/\s+/gu, ' ').trim();
  const hits = [...wordsOf(plain)].filter(({ term }) => term !== null && terms.has(term)) as Hit[];
  if (hits.length === 0) return null;
  const best = bestPlace(hits, length);
  const from = best < length / 3 ? 0 : wordStart(plain, best - Math.floor(length / 5));
  const to = plain.length - from <= length ? plain.length : wordEnd(plain, from + length);
  return `${from > 0 ? '… ' : ''}${plain.slice(from, to)}${to < plain.length ? ' …' : ''}`;
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/** Where the stretch with the most different terms begins. */
function bestPlace(hits: readonly Hit[], length: number): number {
  let best = { start: 0, different: 0 };
  for (const [index, { start }] of hits.entries()) {
    const within = hits.slice(index, index + 50).filter(({ end }) => end - start <= length * 0.75);
    const different = new Set(within.map(({ term }) => term)).size;
    if (different > best.different) best = { start, different };
  }
  return best.start;
}

function wordStart(text: string, place: number): number {
  const space = text.indexOf(' ', place);
  return space < 0 ? place : space + 1;
}

function wordEnd(text: string, place: number): number {
  const space = text.lastIndexOf(' ', place);
  return space < 0 ? place : space;
}
