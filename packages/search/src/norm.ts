import { wordsOf } from './terms.ts';

/** Grows when the same text would get other terms: what was written under an earlier edition is written anew by a job. */
export const NORM_EDITION = 1;

/** Words of a title weigh more than any number of the same words below it. */
export const TITLE_WEIGHT = 8;
const MOST_REPEATS = 3;
/** A text that is longer than any petition may be is found by its first words. */
const MOST_TERMS = 800;

export interface SearchableText {
  readonly title: string;
  readonly body: string;
}

/**
 * What a table keeps in its column `norm`: the edition, then each term of the text with its weight, `s1 дорог:9 школ:2`. A
 * trigger (`viche.keep_postings`) makes postings of it, so whatever writes the column writes the index. Empty for a text that
 * nobody may find.
 */
export function normOf({ title, body }: SearchableText): string {
  const weights = new Map<string, number>();
  for (const { term } of wordsOf(title)) if (term !== null) weights.set(term, TITLE_WEIGHT);
  for (const { term } of wordsOf(`${title}\n${body}`)) {
    if (term === null || (!weights.has(term) && weights.size >= MOST_TERMS)) continue;
    const weight = weights.get(term) ?? 0;
    if (weight % TITLE_WEIGHT < MOST_REPEATS) weights.set(term, weight + 1);
  }
  return [`s${NORM_EDITION}`, ...Array.from(weights, ([term, weight]) => `${term}:${weight}`)].join(' ');
}
