import type { DataContext } from '@viche/plugin-api';
import { alikeTo } from '../alike.ts';
import { locksOf } from './check-lock.ts';
import { openTerms } from './terms.ts';

/** A flood of one day is seen whole, and folded where its texts are alike (threats W06). */
const LONGEST_QUEUE = 600;

/** Petitions in moderation with their running term, the least time left first; each names the earlier one that it repeats. */
export async function moderationQueue(ctx: DataContext) {
  const petitions = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'moderation' },
    orderBy: { submittedAt: 'asc' },
    take: LONGEST_QUEUE,
  });
  const ids = petitions.map(({ id }) => id);
  const [terms, locks] = [await openTerms(ctx, ids, 'moderation'), await locksOf(ids, ctx)];
  const queue = petitions
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
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: ctx.tenant.timeZone, dateStyle: 'short' });
  const alike = alikeTo(
    queue.map(({ petition: { id, norm, submittedAt } }) => ({
      id,
      norm,
      day: submittedAt ? day.format(submittedAt) : '',
    })),
  );
  const refs = new Map(petitions.map(({ id, ref }) => [id, ref]));
  return queue.map((item) => ({ ...item, alikeTo: refs.get(alike.get(item.petition.id) ?? '') ?? null }));
}
