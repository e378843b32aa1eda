import type { ContextOf } from '@viche/plugin-api';
import type plugin from '../plugin.ts';
import { anonymiseSignatures as anonymise } from './commands/anonymise-signatures.ts';
import { countPetitionDays, MOST_COUNTED } from './commands/count-petition-days.ts';
import { expirePetition } from './commands/expire-petition.ts';
import { freezePeople } from './commands/freeze-people.ts';
import { freezeQuarterAges } from './commands/freeze-quarter-ages.ts';
import { freezeQuarterFigures } from './commands/freeze-quarter-figures.ts';
import { freezeTerritoryTables } from './commands/freeze-territory-tables.ts';
import { lapseChanges as lapse } from './commands/lapse-changes.ts';
import { lapseMerge as lapseProposed } from './commands/lapse-merge.ts';
import { reachThreshold } from './commands/reach-threshold.ts';
import { stepImport as step } from './commands/step-import.ts';
import { noteClusters } from './fraud/find-clusters.ts';
import { MERGE_TERM } from './merge.ts';
import { ENDED } from './states.ts';

/** Context of the plugin's own jobs, events and hooks. */
export type PetitionsContext = ContextOf<typeof plugin>;

/** Finds whatever has run out of time; each ends in a job, and so a transaction, of its own. */
export async function findEnded(_payload: object, ctx: PetitionsContext): Promise<void> {
  const now = await ctx.now();
  const ended = await ctx.db.petition.findMany({
    where: {
      tenantId: ctx.tenantId,
      state: 'collecting',
      collectUntil: { lte: now },
      OR: [{ paperUntil: null }, { paperUntil: { lte: now } }],
    },
    select: { id: true },
    orderBy: { collectUntil: 'asc' },
    take: 500,
  });
  for (const { id } of ended) await ctx.enqueue('endPetition', { petitionId: id }, { dedupeKey: `end:${id}` });
  // Authors who were asked for changes, and authors who were asked to merge.
  for (const petitionId of await overdueSubjects(ctx, 'petitions.changes', now))
    await ctx.enqueue('lapseChanges', { petitionId }, { dedupeKey: `lapse:${petitionId}` });
  for (const mergeId of await overdueSubjects(ctx, MERGE_TERM, now))
    await ctx.enqueue('lapseMerge', { mergeId }, { dedupeKey: `lapse-merge:${mergeId}` });
}

/** What this term of theirs has run out for. */
async function overdueSubjects(ctx: PetitionsContext, kind: string, now: Date): Promise<readonly string[]> {
  const overdue = await ctx.sql<{ id: string }>`
    select subject_id as id from deadline
    where tenant_id = ${ctx.tenantId}::uuid and kind = ${kind} and state = 'running' and due_before <= ${now}
    order by due_before limit 500`;
  return overdue.map(({ id }) => id);
}

/** Looks for signatures that look alike; people decide what they are. */
export async function findClusters(_payload: object, ctx: PetitionsContext): Promise<void> {
  await noteClusters(ctx);
}

/** The last signatures may have reached the threshold unnoticed: that is asked first, then the petition expires. */
export async function endPetition({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  const { reached } = await reachThreshold(ctx, { petitionId });
  if (!reached) await expirePetition(ctx, { petitionId });
}

export async function checkThreshold({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await reachThreshold(ctx, { petitionId });
}

/** Recounts the days of petitions whose number moved; what one transaction does not finish goes on in the next. */
export async function countDays(_payload: object, ctx: PetitionsContext): Promise<void> {
  const { counted } = await countPetitionDays(ctx, {});
  if (counted === MOST_COUNTED) await ctx.enqueue('countDays', {});
}

/** Figures that never change again. Ages are unsealed one quarter a transaction: a new hromada's past is long. */
export async function freezeQuarters(_payload: object, ctx: PetitionsContext): Promise<void> {
  await freezePeople(ctx, {});
  await freezeQuarterFigures(ctx, {});
  await freezeTerritoryTables(ctx, {});
  const { left } = await freezeQuarterAges(ctx, {});
  if (left) await ctx.enqueue('freezeQuarters', {});
}

export async function lapseChanges({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await lapse(ctx, { petitionId });
}

export async function lapseMerge({ mergeId }: { mergeId: string }, ctx: PetitionsContext): Promise<void> {
  await lapseProposed(ctx, { mergeId });
}

/** Petitions whose years of keeping are over, and whose signatories still stand there by name. */
export async function findForgotten(_payload: object, ctx: PetitionsContext): Promise<void> {
  const old = await ctx.sql<{ petitionId: string }>`
    select id as "petitionId" from petitions_petition
    where tenant_id = ${ctx.tenantId}::uuid and state = any(${[...ENDED]}) and anonymised_at is null
      and published_at + make_interval(years => ${ctx.settings.retentionYears}::int) <= ${await ctx.now()}
    order by published_at limit 200`;
  for (const { petitionId } of old)
    await ctx.enqueue('anonymiseSignatures', { petitionId, part: 0 }, { dedupeKey: `anonymise:${petitionId}:0` });
}

export async function anonymiseSignatures(
  { petitionId, part }: { petitionId: string; part: number },
  ctx: PetitionsContext,
): Promise<void> {
  const { left } = await anonymise(ctx, { petitionId });
  const next = { petitionId, part: part + 1 };
  if (left) await ctx.enqueue('anonymiseSignatures', next, { dedupeKey: `anonymise:${petitionId}:${next.part}` });
}

export async function stepImport(
  { importId, part }: { importId: string; part: number },
  ctx: PetitionsContext,
): Promise<void> {
  const { left } = await step(ctx, { importId });
  const next = { importId, part: part + 1 };
  if (left) await ctx.enqueue('stepImport', next, { dedupeKey: `import:${importId}:${next.part}` });
}
