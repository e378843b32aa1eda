import { cleanText } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';
import { type Coverage, hitsOf, LONGEST_QUESTION, type Question, readQuestion, type SearchPlace } from '@viche/search';
import { LISTED, MERGED, TOMBSTONES } from '../states.ts';
import { countMatches, type TallyFilter, type TallyRow, tallyRows } from './facets.ts';
import { type PetitionRow, petitionColumns } from './petition-rows.ts';

export const PETITION_ORDERS = ['newest', 'most-signed', 'ending-soon', 'trending', 'best-match'] as const;
export type PetitionOrder = (typeof PETITION_ORDERS)[number];

export interface PetitionSearch {
  readonly search?: string;
  readonly states?: readonly string[];
  readonly categoryId?: string | null;
  readonly territoryId?: string | null;
  readonly orderBy: PetitionOrder;
  readonly limit: number;
  readonly offset: number;
}

export interface FoundPetitions {
  readonly petitions: readonly PetitionRow[];
  readonly total: number;
  /** Terms that the petitions were found by, for marking them; empty where nothing was searched for. */
  readonly terms: ReadonlySet<string>;
  /** `similar`: no petition has every word as it was typed; these have most of them, or words that are spelt alike. */
  readonly match: 'exact' | 'similar';
}

/** Where words of petitions are kept: see the trigger `petitions_petition_searchable`. */
export const findablePlace = ({ sql, tenantId }: DataContext): SearchPlace => ({
  sql,
  tenantId,
  subjectType: 'Petition',
});

/** Orders in which only petitions that take signatures make sense. */
const OPEN_ORDERS: Readonly<Partial<Record<PetitionOrder, readonly string[]>>> = {
  'ending-soon': ['collecting'],
  trending: ['collecting', 'threshold-reached'],
};

/**
 * One page of the public list in its order, and how many petitions match in all.
 *
 * @param tally for callers that have read it already
 */
export async function findPetitions(
  ctx: DataContext,
  query: PetitionSearch,
  tally: () => Promise<readonly TallyRow[]> = () => tallyRows(ctx),
): Promise<FoundPetitions> {
  const filter = filterOf(query);
  const search = cleanText((query.search ?? '').slice(0, LONGEST_QUESTION)).trim();
  if (search === '') return plainList(ctx, filter, query, tally);
  const number = numberIn(search);
  if (number) {
    const numbered = await petitionsNumbered(ctx, filter, number);
    if (numbered.length > 0) return { petitions: numbered, total: numbered.length, terms: new Set(), match: 'exact' };
  }
  const question = await readQuestion(findablePlace(ctx), search);
  if (!question) return NOTHING;
  const asked = await searchPage(ctx, filter, query, question, 'every-word');
  if (asked.total > 0 || question.words.length === 1) return asked;
  return searchPage(ctx, filter, query, question, 'half-of-words');
}

const NOTHING: FoundPetitions = { petitions: [], total: 0, terms: new Set(), match: 'exact' };

/** «№ 46-2026» as people write it, with any dash, as the register spells it; null for anything else. */
export function numberIn(search: string): string | null {
  const parts = /^(?:№|N|No\.?)?\s*(\d{1,7})\s*[-‐‑–—/]\s*(\d{4})$/iu.exec(search);
  return parts ? `${Number(parts[1])}-${parts[2]}` : null;
}

function filterOf({ orderBy, states, categoryId, territoryId }: PetitionSearch): TallyFilter {
  const open = OPEN_ORDERS[orderBy];
  const known = open ?? [...LISTED, ...MERGED, ...TOMBSTONES];
  const wanted = states?.length ? states : (open ?? LISTED);
  return {
    states: wanted.filter((state) => known.includes(state)),
    categoryId: categoryId ?? null,
    territoryId: territoryId ?? null,
  };
}

function matching({ tenantId, sql }: DataContext, { states, categoryId, territoryId }: TallyFilter) {
  const category = categoryId === null ? sql.part`` : sql.part`and category_id = ${categoryId}::uuid`;
  const territory = territoryId === null ? sql.part`` : sql.part`and territory_id = ${territoryId}::uuid`;
  return sql.part`tenant_id = ${tenantId}::uuid and state = any(${states}) ${category} ${territory}`;
}

async function plainList(
  ctx: DataContext,
  filter: TallyFilter,
  { orderBy, limit, offset }: PetitionSearch,
  tally: () => Promise<readonly TallyRow[]>,
): Promise<FoundPetitions> {
  const { sql } = ctx;
  const order = {
    newest: sql.part`order by published_at desc, id desc`,
    'best-match': sql.part`order by published_at desc, id desc`,
    'most-signed': sql.part`order by signature_count desc, id desc`,
    'ending-soon': sql.part`order by collect_until asc, id asc`,
    trending: sql.part`order by recent_signatures desc, id desc`,
  }[orderBy];
  const [petitions, counts] = await Promise.all([
    sql<PetitionRow>`
      select ${petitionColumns(ctx)} from petitions_petition where ${matching(ctx, filter)} ${order}
      limit ${limit} offset ${offset}`,
    tally(),
  ]);
  return { petitions, total: countMatches(counts, filter), terms: new Set(), match: 'exact' };
}

function petitionsNumbered(ctx: DataContext, filter: TallyFilter, number: string): Promise<PetitionRow[]> {
  return ctx.sql<PetitionRow>`
    select ${petitionColumns(ctx)} from petitions_petition
    where ${matching(ctx, filter)} and (number = ${number} or refusal_number = ${number}) order by published_at desc limit 2`;
}

async function searchPage(
  ctx: DataContext,
  filter: TallyFilter,
  { orderBy, limit, offset }: PetitionSearch,
  question: Question,
  coverage: Coverage,
): Promise<FoundPetitions> {
  const { sql } = ctx;
  const order = {
    'best-match': sql.part`order by score desc, id desc`,
    newest: sql.part`order by "publishedAt" desc, id desc`,
    'most-signed': sql.part`order by "signatureCount" desc, id desc`,
    'ending-soon': sql.part`order by "collectUntil" asc, id asc`,
    trending: sql.part`order by "recentSignatures" desc, id desc`,
  }[orderBy];
  // Two steps in one statement: the key and what the order needs for all that match, whole rows for one page of them.
  const rows = await sql<PetitionRow & { total: number }>`
    with hit as materialized (
      select petition.id, hit.score, petition.published_at as "publishedAt", petition.signature_count as "signatureCount",
        petition.collect_until as "collectUntil", petition.recent_signatures as "recentSignatures"
      from ${hitsOf(findablePlace(ctx), question, coverage)} as hit
      join (select * from petitions_petition where ${matching(ctx, filter)}) as petition on petition.id = hit.subject_id),
    page as (select id, score, row_number() over (${order}) as place from hit ${order} limit ${limit} offset ${offset})
    select (select count(*)::int from hit) as total, whole.* from page
    join (select ${petitionColumns(ctx)} from petitions_petition where tenant_id = ${ctx.tenantId}::uuid) as whole on whole.id = page.id
    order by page.place`;
  const match = coverage === 'half-of-words' || question.kind === 'mended' ? 'similar' : 'exact';
  return { petitions: rows, total: rows[0]?.total ?? 0, terms: new Set(question.words.flat()), match };
}
