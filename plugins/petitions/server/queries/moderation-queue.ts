import type { DataContext } from '@viche/plugin-api';

const LONGEST_QUEUE = 200;

/** Petitions in moderation with their running term, the least time left first. */
export async function moderationQueue(ctx: DataContext) {
  const petitions = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, state: 'moderation' },
    orderBy: { submittedAt: 'asc' },
    take: LONGEST_QUEUE,
  });
  const terms = await ctx.sql<{ petitionId: string; dueOn: string; dueBefore: Date; steps: unknown }>`
    select subject_id as "petitionId", due_on as "dueOn", due_before as "dueBefore", steps from deadline
    where tenant_id = ${ctx.tenantId}::uuid and kind = 'petitions.moderation' and state = 'running'
      and subject_id = any(${petitions.map((petition) => petition.id)}::uuid[])`;
  const byPetition = new Map(terms.map((term) => [term.petitionId, term]));
  return petitions
    .map((petition) => {
      const term = byPetition.get(petition.id);
      return { petition, dueOn: term?.dueOn ?? null, dueBefore: term?.dueBefore ?? null, steps: term?.steps ?? null };
    })
    .sort((a, b) => (a.dueBefore?.getTime() ?? Infinity) - (b.dueBefore?.getTime() ?? Infinity));
}
