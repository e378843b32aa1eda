import type { Sql } from '@viche/db';
import { cleanText } from '@viche/i18n';
import { editDistance } from './edit-distance.ts';
import { otherNamesOf } from './former-names.ts';
import { termsOf } from './terms.ts';

/** Longest text that is searched for, in UTF-16 units, and how many of its words count: a search costs the same at most. */
export const LONGEST_QUESTION = 200;
const MOST_WORDS = 8;
/** Shorter words are not mended: too many others are one letter away. */
const SHORTEST_MENDED = 4;
const MOST_CANDIDATES = 300;
const MOST_STANDINS = 3;

/** Where postings are read: one hromada's, one kind of subject. */
export interface SearchPlace {
  readonly sql: Sql;
  readonly tenantId: string;
  /** As in the trigger of its table: 'Petition'. */
  readonly subjectType: string;
}

/** What is searched for: for each word the terms that stand for it, of which one suffices. */
export interface Question {
  readonly words: readonly (readonly string[])[];
  /** `mended`: a word that nobody wrote was taken for the nearest ones that somebody did. */
  readonly kind: 'as-asked' | 'mended';
}

/** The terms that a person asks for, at most so many as count. */
export const termsAsked = (search: string, most = MOST_WORDS): string[] =>
  termsOf(cleanText(search.slice(0, LONGEST_QUESTION))).slice(0, most);

/**
 * Reads what a person typed: stems its words, and for a word that stands in no text takes those that begin with it, or, failing
 * that, the nearest by letters. A renamed street or settlement is found by either name. Null when there is no word in it.
 */
export async function readQuestion(place: SearchPlace, search: string): Promise<Question | null> {
  const terms = termsAsked(search);
  if (terms.length === 0) return null;
  const renamed = await otherNamesOf(place, terms);
  if (renamed.size === 0) return standFor(place, terms);
  // A former name that stands in no text is no mistake of typing: nothing is mended in it.
  const { words, kind } = await standFor(
    place,
    terms.filter((term) => !renamed.has(term)),
  );
  const rest = [...words];
  return { words: terms.map((term) => (renamed.has(term) ? [term, ...renamed.get(term)!] : rest.shift()!)), kind };
}

/** The same for terms that are known already. */
export async function standFor(place: SearchPlace, terms: readonly string[]): Promise<Question> {
  const known = await knownTerms(place, terms);
  let kind: Question['kind'] = 'as-asked';
  const words: (readonly string[])[] = [];
  for (const term of terms) {
    const others = known.has(term) ? [] : await nearTerms(place, term);
    if (others.length > 0 && !others.every((other) => other.startsWith(term))) kind = 'mended';
    words.push(others.length > 0 ? others : [term]);
  }
  return { words, kind };
}

async function knownTerms({ sql, tenantId, subjectType }: SearchPlace, terms: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ term: string }>`
    select asked.term from unnest(${[...terms]}::text[]) as asked (term)
    where exists (
      select from search_posting as posting
      where posting.tenant_id = ${tenantId}::uuid and posting.subject_type = ${subjectType} and posting.term = asked.term)`;
  return new Set(rows.map(({ term }) => term));
}

/** Terms of this place that begin with `term`, or else those that are the fewest letters away from it. */
async function nearTerms({ sql, tenantId, subjectType }: SearchPlace, term: string): Promise<string[]> {
  if (term.length < SHORTEST_MENDED - 1 || /\p{N}/u.test(term)) return [];
  const grams = gramsOf(term);
  const rows = await sql<{ term: string }>`
    select near.term from (
      select term, starts_with(term, ${term}) as longer, count(*) as shared from search_gram
      where tenant_id = ${tenantId}::uuid and subject_type = ${subjectType} and gram = any(${grams})
      group by term order by longer desc, shared desc, abs(char_length(term) - ${term.length}::int), term
      limit ${MOST_CANDIDATES}) as near
    where exists (
      select from search_posting as posting
      where posting.tenant_id = ${tenantId}::uuid and posting.subject_type = ${subjectType} and posting.term = near.term)
    order by near.longer desc, near.shared desc, near.term`;
  const longer = rows.map((row) => row.term).filter((known) => known.startsWith(term));
  if (longer.length > 0) return longer.slice(0, MOST_CANDIDATES / 10);
  if (term.length < SHORTEST_MENDED) return [];
  const most = term.length < 7 ? 1 : 2;
  const near = rows
    .map((row) => ({ term: row.term, distance: editDistance(term, row.term, most) }))
    .filter(({ distance }) => distance <= most);
  const least = Math.min(...near.map(({ distance }) => distance));
  return near
    .filter(({ distance }) => distance === least)
    .slice(0, MOST_STANDINS)
    .map((candidate) => candidate.term);
}

/** As the trigger cuts them: three letters in a row, with a space before and after the term. */
function gramsOf(term: string): string[] {
  const padded = ` ${term} `;
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, place) => padded.slice(place, place + 3)))];
}
