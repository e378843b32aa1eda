import type { DataContext } from '@viche/plugin-api';

/** Stands in the tally where a petition has no topic or no territory. */
export const NONE = '00000000-0000-0000-0000-000000000000';

export interface TallyFilter {
  readonly states: readonly string[];
  readonly categoryId: string | null;
  readonly territoryId: string | null;
}

interface TallyRow {
  readonly state: string;
  readonly categoryId: string;
  readonly territoryId: string;
  readonly petitions: number;
}

/** How many petitions match, without looking at them. */
export async function countByTally(
  ctx: DataContext,
  { states, categoryId, territoryId }: TallyFilter,
): Promise<number> {
  const { sql } = ctx;
  const category = categoryId === null ? sql.part`` : sql.part`and category_id = ${categoryId}::uuid`;
  const territory = territoryId === null ? sql.part`` : sql.part`and territory_id = ${territoryId}::uuid`;
  const [count] = await sql<{ total: number }>`
    select coalesce(sum(petitions), 0)::int as total from petitions_petition_tally
    where tenant_id = ${ctx.tenantId}::uuid and state = any(${states}) ${category} ${territory}`;
  return count?.total ?? 0;
}

/** Counts beside the choices of the list's filters: each says how many there would be if it alone were picked in its filter. */
export interface Facets {
  readonly states: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  readonly territories: ReadonlyMap<string, number>;
}

/** @param listed states that are shown when none is picked */
export async function facetsOf(
  ctx: DataContext,
  { states, categoryId, territoryId }: TallyFilter,
  listed: readonly string[],
): Promise<Facets> {
  const rows = await ctx.sql<TallyRow>`
    select state, category_id as "categoryId", territory_id as "territoryId", petitions from petitions_petition_tally
    where tenant_id = ${ctx.tenantId}::uuid and petitions > 0`;
  const shown = states.length > 0 ? states : listed;
  const inState = ({ state }: TallyRow) => shown.includes(state);
  const inCategory = (row: TallyRow) => categoryId === null || row.categoryId === categoryId;
  const inTerritory = (row: TallyRow) => territoryId === null || row.territoryId === territoryId;
  const sums = (key: (row: TallyRow) => string, ...tests: ((row: TallyRow) => boolean)[]) => {
    const counts = new Map<string, number>();
    for (const row of rows)
      if (tests.every((test) => test(row))) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.petitions);
    return counts;
  };
  return {
    states: sums((row) => row.state, inCategory, inTerritory),
    categories: sums((row) => row.categoryId, inState, inTerritory),
    territories: sums((row) => row.territoryId, inState, inCategory),
  };
}
