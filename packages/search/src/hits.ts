import type { SqlPart } from '@viche/db';
import { TITLE_WEIGHT } from './norm.ts';
import { type Question, type SearchPlace, standFor } from './question.ts';
import { termsOf } from './terms.ts';

/** How much of a question a text must have. */
export type Coverage = 'every-word' | 'half-of-words';

/**
 * A subquery with `subject_id` and `score`: the texts that have the words of a question, the better the more, in the title more
 * than below, rare words more than common ones.
 */
export function hitsOf({ sql, tenantId, subjectType }: SearchPlace, question: Question, coverage: Coverage): SqlPart {
  const terms = question.words.flat();
  const words = question.words.flatMap((standins, word) => standins.map(() => word));
  const needed = coverage === 'every-word' ? question.words.length : Math.ceil(question.words.length / 2);
  return sql.part`(
    with found as materialized (
      select asked.word, posting.subject_id, posting.weight
      from unnest(${terms}::text[], ${words}::int[]) as asked (term, word)
      join search_posting as posting on posting.tenant_id = ${tenantId}::uuid
        and posting.subject_type = ${subjectType} and posting.term = asked.term),
    rarity as (select word, 1 / ln(2 + count(*)) as value from found group by word)
    select found.subject_id, sum(found.weight * rarity.value) as score
    from found join rarity on rarity.word = found.word
    group by found.subject_id
    having bit_count(bit_or(1 << found.word)::bit(32)) >= ${needed}::int)`;
}

/** A word that stands in more texts than so many says nothing about what a text is like. */
const TOO_COMMON = 4_000;
const MOST_WORDS_OF_TITLE = 16;
const MOST_WORDS_OF_BODY = 16;
/** A text's words below its title say less about what it is. */
const BODY_SHARE = 0.3;
/** What a word weighs that stands in no other text: it may be new, or none. */
const UNKNOWN_WORD = 0.15;
/** Of everything that the words of a title could weigh, so much must be found for a text to be like another. */
const LEAST_LIKENESS = 0.3;

/**
 * A subquery with `subject_id` and `score` from 0 to 1: texts that are like one which is being written, words typed wrong
 * included. Null when it has no words yet.
 */
export async function likenessOf(
  place: SearchPlace,
  { title, body }: { readonly title: string; readonly body: string },
): Promise<SqlPart | null> {
  const ofTitle = termsOf(title).slice(0, MOST_WORDS_OF_TITLE);
  if (ofTitle.length === 0) return null;
  const ofBody = termsOf(body)
    .filter((term) => !ofTitle.includes(term))
    .slice(0, MOST_WORDS_OF_BODY);
  const { words } = await standFor(place, ofTitle);
  const terms = [...words.flat(), ...ofBody];
  const numbers = [
    ...words.flatMap((standins, word) => standins.map(() => word)),
    ...ofBody.map((_, n) => words.length + n),
  ];
  const shares = numbers.map((word) => (word < words.length ? 1 : BODY_SHARE));
  const { sql, tenantId, subjectType } = place;
  return sql.part`(
    with asked as (
      select * from unnest(${terms}::text[], ${numbers}::int[], ${shares}::float8[]) as asked (term, word, share)),
    found as materialized (
      select asked.word, asked.share, posting.subject_id, posting.weight
      from asked cross join lateral (
        select subject_id, weight from search_posting
        where tenant_id = ${tenantId}::uuid and subject_type = ${subjectType} and term = asked.term
        limit ${TOO_COMMON}) as posting),
    rarity as (
      select asked.word, max(asked.share) as share, count(found.subject_id) as texts,
        case when count(found.subject_id) = 0 then ${UNKNOWN_WORD}::float8 else 1 / ln(2 + count(found.subject_id)) end as value
      from (select distinct word, share from asked) as asked left join found on found.word = asked.word
      group by asked.word),
    whole as (select sum(value) as value from rarity where share = 1 and texts < ${TOO_COMMON})
    select found.subject_id,
      sum(rarity.value * rarity.share * case when found.weight > ${TITLE_WEIGHT} then 1 else ${BODY_SHARE}::float8 end) / max(whole.value) as score
    from found join rarity on rarity.word = found.word and rarity.texts < ${TOO_COMMON} cross join whole
    group by found.subject_id
    having count(distinct found.word) >= least(2, ${words.length}::int)
      and sum(rarity.value * rarity.share * case when found.weight > ${TITLE_WEIGHT} then 1 else ${BODY_SHARE}::float8 end)
        >= ${LEAST_LIKENESS}::float8 * max(whole.value))`;
}
