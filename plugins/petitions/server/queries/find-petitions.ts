import { normaliseForSearch } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';
import { LISTED, MERGED, TOMBSTONES } from '../states.ts';
import { type PetitionRow, petitionColumns } from './petition-rows.ts';

export const PETITION_ORDERS = ['newest', 'most-signed', 'ending-soon'] as const;
export type PetitionOrder = (typeof PETITION_ORDERS)[number];

export interface PetitionSearch {
  readonly search?: string;
  readonly states?: readonly string[];
  readonly categoryId?: string;
  readonly orderBy: PetitionOrder;
  readonly limit: number;
  readonly offset: number;
}

/** Longest text that is searched for, and how many of its words count: search stays linear. */
const MAX_SEARCH = 200;
const MAX_WORDS = 8;

/**
 * Word stems for `LIKE`: Ukrainian endings are cut from longer words, so that «дороги» finds «дорогу». Each stem must be
 * in the text.
 */
export function searchStems(search: string): string[] {
  const words = normaliseForSearch(search.slice(0, MAX_SEARCH)).match(/[\p{L}\p{N}ʼ]+/gu) ?? [];
  return words.slice(0, MAX_WORDS).map((word) => {
    const letters = [...word];
    const ending = letters.length >= 7 ? 2 : letters.length >= 5 ? 1 : 0;
    return letters.slice(0, letters.length - ending).join('');
  });
}

/** One page of the public list in its order, and how many petitions match in all. */
export async function findPetitions(
  ctx: DataContext,
  query: PetitionSearch,
): Promise<{ petitions: PetitionRow[]; total: number }> {
  const listed: readonly string[] = query.orderBy === 'ending-soon' ? ['collecting'] : LISTED;
  const known: readonly string[] = query.orderBy === 'ending-soon' ? listed : [...listed, ...MERGED, ...TOMBSTONES];
  const wanted = query.states?.length ? query.states : listed;
  const states = wanted.filter((state) => known.includes(state));
  const stems = query.search ? searchStems(query.search) : [];
  if (query.search?.trim() && stems.length === 0) return { petitions: [], total: 0 };
  const patterns = stems.map((stem) => `%${stem}%`);
  const filter = { states, patterns, categoryId: query.categoryId ?? null };
  const [petitions, [count]] = await Promise.all([pageOf(ctx, filter, query), countMatches(ctx, filter)]);
  return { petitions, total: count?.total ?? 0 };
}

interface Filter {
  readonly states: readonly string[];
  readonly patterns: readonly string[];
  readonly categoryId: string | null;
}

function matching({ tenantId, sql }: DataContext, { states, patterns, categoryId }: Filter) {
  const words = patterns.length > 0 ? sql.part`and norm like all(${patterns})` : sql.part``;
  const category = categoryId === null ? sql.part`` : sql.part`and category_id = ${categoryId}::uuid`;
  return sql.part`tenant_id = ${tenantId}::uuid and state = any(${states}) ${words} ${category}`;
}

function pageOf(ctx: DataContext, filter: Filter, { orderBy, limit, offset }: PetitionSearch) {
  const { sql } = ctx;
  const order = {
    newest: sql.part`order by published_at desc, id desc`,
    'most-signed': sql.part`order by signature_count desc, id desc`,
    'ending-soon': sql.part`order by collect_until asc, id asc`,
  }[orderBy];
  return sql<PetitionRow>`
    select ${petitionColumns(ctx)} from petitions_petition where ${matching(ctx, filter)} ${order}
    limit ${limit} offset ${offset}`;
}

function countMatches(ctx: DataContext, filter: Filter) {
  // Asked for at nearly every visit: by states alone they are counted already.
  if (filter.patterns.length === 0 && filter.categoryId === null) {
    return ctx.sql<{ total: number }>`
      select coalesce(sum(petitions), 0)::int as total from petitions_petition_tally
      where tenant_id = ${ctx.tenantId}::uuid and state = any(${filter.states})`;
  }
  return ctx.sql<{
    total: number;
  }>`select count(*)::int as total from petitions_petition where ${matching(ctx, filter)}`;
}
