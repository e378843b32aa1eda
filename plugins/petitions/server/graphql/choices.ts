import { type GraphqlContext, loadMany } from '@viche/graphql';
import { allCategories, type CategoryRow } from '../queries/categories.ts';
import { type TallyRow, tallyRows } from '../queries/facets.ts';

const ALL = 'all';

/** All categories, read once in an operation. */
export async function categoriesOf(ctx: GraphqlContext): Promise<readonly CategoryRow[]> {
  const load = async () => new Map([[ALL, await allCategories(ctx)]]);
  return (await loadMany(ctx, 'petitions.categories', ALL, load)) ?? [];
}

/** The tally of petitions, read once in an operation. */
export async function tallyOf(ctx: GraphqlContext): Promise<readonly TallyRow[]> {
  const load = async () => new Map([[ALL, await tallyRows(ctx)]]);
  return (await loadMany(ctx, 'petitions.tally', ALL, load)) ?? [];
}
