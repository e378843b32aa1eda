import type { DataContext } from '@viche/plugin-api';

/** What is counted; null stands for all topics or territories. A petition without one has an id of all bits in the tally. */
export interface TallyFilter {
  readonly states: readonly string[];
  readonly categoryId: string | null;
  readonly territoryId: string | null;
}

export interface TallyRow {
  readonly state: string;
  readonly categoryId: string;
  readonly territoryId: string;
  readonly petitions: number;
}

/** How many petitions there are of each kind, without looking at them. */
export function tallyRows(ctx: DataContext): Promise<TallyRow[]> {
  return ctx.sql<TallyRow>`
    select state, category_id as "categoryId", territory_id as "territoryId", petitions from petitions_petition_tally
    where tenant_id = ${ctx.tenantId}::uuid and petitions > 0`;
}

type Test = (row: TallyRow) => boolean;

const inStates =
  ({ states }: TallyFilter): Test =>
  ({ state }) =>
    states.includes(state);
const inCategory = (filter: TallyFilter): Test =>
  filter.categoryId === null ? () => true : ({ categoryId }) => categoryId === filter.categoryId;
const inTerritory = (filter: TallyFilter): Test =>
  filter.territoryId === null ? () => true : ({ territoryId }) => territoryId === filter.territoryId;

function sums(rows: readonly TallyRow[], key: (row: TallyRow) => string, ...tests: Test[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows)
    if (tests.every((test) => test(row))) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.petitions);
  return counts;
}

/** How many petitions match. */
export const countMatches = (rows: readonly TallyRow[], filter: TallyFilter): number =>
  sums(rows, () => '', inStates(filter), inCategory(filter), inTerritory(filter)).get('') ?? 0;

/** Counts beside the choices of the list's filters: each says how many there would be if it alone were picked in its filter. */
export interface Facets {
  readonly states: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  readonly territories: ReadonlyMap<string, number>;
}

export const facetsOf = (rows: readonly TallyRow[], filter: TallyFilter): Facets => ({
  states: sums(rows, (row) => row.state, inCategory(filter), inTerritory(filter)),
  categories: sums(rows, (row) => row.categoryId, inStates(filter), inTerritory(filter)),
  territories: sums(rows, (row) => row.territoryId, inStates(filter), inCategory(filter)),
});
