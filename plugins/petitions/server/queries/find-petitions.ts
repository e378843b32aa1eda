import { normaliseForSearch } from '@viche/i18n';
import type { DataContext } from '@viche/plugin-api';
import { LISTED } from '../states.ts';

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

/** Ids of one page of the public list, and how many petitions match in all. */
export async function findPetitions(
  ctx: DataContext,
  query: PetitionSearch,
): Promise<{ ids: string[]; total: number }> {
  const states = (query.states ?? []).filter((state) => (LISTED as readonly string[]).includes(state));
  const stems = query.search ? searchStems(query.search) : [];
  if (query.search?.trim() && stems.length === 0) return { ids: [], total: 0 };
  const patterns = stems.map((stem) => `%${stem}%`);
  const filter = { states: states.length > 0 ? states : [...LISTED], patterns, categoryId: query.categoryId ?? null };
  const [ids, [count]] = await Promise.all([pageOfIds(ctx, filter, query), countMatches(ctx, filter)]);
  return { ids: ids.map((row) => row.id), total: count?.total ?? 0 };
}

interface Filter {
  readonly states: readonly string[];
  readonly patterns: readonly string[];
  readonly categoryId: string | null;
}

/** Everything that is listed and nothing more is asked for at nearly every visit: it reads no text and stays prepared. */
const isPlain = ({ patterns, categoryId }: Filter): boolean => patterns.length === 0 && categoryId === null;

function matching({ tenantId, sql }: DataContext, { states, patterns, categoryId }: Filter) {
  const words = patterns.length > 0 ? sql.part`and norm like all(${patterns})` : sql.part``;
  const category = categoryId === null ? sql.part`` : sql.part`and category_id = ${categoryId}::uuid`;
  return sql.part`tenant_id = ${tenantId}::uuid and state = any(${states}) ${words} ${category}`;
}

function pageOfIds(ctx: DataContext, filter: Filter, { orderBy, limit, offset }: PetitionSearch) {
  const { tenantId, sql } = ctx;
  if (orderBy === 'newest' && isPlain(filter)) {
    return sql<{ id: string }>`
      select id from petitions_petition where tenant_id = ${tenantId}::uuid and state = any(${filter.states})
      order by published_at desc, id desc limit ${limit} offset ${offset}`;
  }
  const where = matching(ctx, filter);
  if (orderBy === 'most-signed') {
    return sql<{ id: string }>`
      select id from petitions_petition where ${where} order by signature_count desc, id desc limit ${limit} offset ${offset}`;
  }
  if (orderBy === 'ending-soon') {
    return sql<{ id: string }>`
      select id from petitions_petition where ${where} and state = 'collecting'
      order by collect_until asc, id asc limit ${limit} offset ${offset}`;
  }
  return sql<{ id: string }>`
    select id from petitions_petition where ${where} order by published_at desc, id desc limit ${limit} offset ${offset}`;
}

function countMatches(ctx: DataContext, filter: Filter) {
  const { tenantId, sql } = ctx;
  if (isPlain(filter)) {
    return sql<{ total: number }>`
      select count(*)::int as total from petitions_petition where tenant_id = ${tenantId}::uuid and state = any(${filter.states})`;
  }
  return sql<{ total: number }>`select count(*)::int as total from petitions_petition where ${matching(ctx, filter)}`;
}
