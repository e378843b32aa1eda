import type { DataContext } from '@viche/plugin-api';
import { locksOf } from './check-lock.ts';
import { openTerms } from './terms.ts';

const LONGEST_QUEUE = 200;

/** Petitions in moderation with their running term, the least time left first. */
export async function moderationQueue(ctx: DataContext) {
  const petitions = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'moderation' },
    orderBy: { submittedAt: 'asc' },
    take: LONGEST_QUEUE,
  });
  const ids = petitions.map(({ id }) => id);
  const [terms, locks] = [await openTerms(ctx, ids, 'moderation'), await locksOf(ids, ctx)];
  return petitions
    .map((petition) => {
      const term = terms.get(petition.id);
      return {
        petition,
        dueOn: term?.dueOn ?? null,
        dueBefore: term?.dueBefore ?? null,
        steps: term?.steps ?? null,
        lock: locks.get(petition.id) ?? null,
      };
    })
    .sort((a, b) => (a.dueBefore?.getTime() ?? Infinity) - (b.dueBefore?.getTime() ?? Infinity));
}
