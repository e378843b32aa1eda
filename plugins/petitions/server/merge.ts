import { NotFound, OwnCase, type PluginContext } from '@viche/plugin-api';
import { movePetition, subjectOf } from './case.ts';
import { AuthorGone, MergeTargetOver, WrongState } from './errors.ts';
import type { PetitionsContext } from './jobs.ts';
import { tellAuthor } from './letters.ts';
import { MERGEABLE, type PetitionState } from './states.ts';
import { cancelTerms } from './terms-of-petition.ts';

/** Kind of the clock that runs while both authors are asked. */
export const MERGE_TERM = 'petitions.merge';

/** A proposed merge as a subject of terms. */
export const mergeSubject = (mergeId: string) => ({ type: 'PetitionMerge', id: mergeId });

type Ctx = Pick<PluginContext, 'gate' | 'db' | 'tenantId'>;

/** Both petitions of a merge under their gates, taken in one order by everybody: two merges never wait for each other. */
export async function pairUnderGate(ctx: Ctx, sourceId: string, targetId: string) {
  for (const id of [sourceId, targetId].sort()) await ctx.gate('Petition', id, 'move');
  const rows = await ctx.db.petition.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [sourceId, targetId] } },
  });
  const source = rows.find(({ id }) => id === sourceId);
  const target = rows.find(({ id }) => id === targetId);
  if (!source || !target) throw new NotFound({});
  return { source, target };
}

export type MergePair = Awaited<ReturnType<typeof pairUnderGate>>;

/**
 * Both must still collect, and have authors who can agree.
 *
 * @throws {WrongState} for the petition that would go up
 * @throws {MergeTargetOver} for the one that would stay
 * @throws {AuthorGone} when an account was erased
 */
export function requireMergeable({ source, target }: MergePair): void {
  if (!MERGEABLE.has(source.state as PetitionState)) throw new WrongState({ state: source.state });
  if (!MERGEABLE.has(target.state as PetitionState)) throw new MergeTargetOver({ state: target.state }, 'target');
  if (source.authorId === null || target.authorId === null) throw new AuthorGone({});
}

/** Nobody decides about the own petition. */
export function refuseOwnPair({ actor }: Pick<PluginContext, 'actor'>, { source, target }: MergePair): void {
  if (actor.participantId !== null && [source.authorId, target.authorId].includes(actor.participantId))
    throw new OwnCase({});
}

/**
 * Both authors agreed: the source collects no more and points to the target. Its signatures stay where they are; each
 * signatory is asked, and signs the target or does not.
 */
export async function mergePetitions(ctx: PetitionsContext, mergeId: string, { source, target }: MergePair) {
  const at = await ctx.now();
  await cancelTerms(ctx, source.id);
  await ctx.db.petitionMerge.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: mergeId } },
    data: { state: 'merged', settledAt: at, revision: { increment: 1 } },
    select: { id: true },
  });
  await ctx.deadlines.finish(MERGE_TERM, mergeSubject(mergeId), 'met');
  // Wishes that name a petition which is no more can be answered by nobody.
  const idle = await ctx.sql<{ id: string }>`
    update petitions_petition_merge set state = 'cancelled', settled_at = ${at}, revision = revision + 1
    where tenant_id = ${ctx.tenantId}::uuid and state = 'proposed' and ${source.id}::uuid in (source_id, target_id) returning id`;
  for (const { id } of idle) await ctx.deadlines.finish(MERGE_TERM, mergeSubject(id), 'cancelled');
  await ctx.emit('petitions.merged.v1', { petitionId: source.id, targetId: target.id });
  await tellAuthor(ctx, source, 'merged');
  if (target.authorId !== source.authorId) await tellAuthor(ctx, target, 'mergedHere', source.id);
  await ctx.enqueue(
    'tellSignatories',
    { petitionId: source.id, template: 'merged' },
    { dedupeKey: `tell:merged:${source.id}` },
  );
  await movePetition(ctx, source, { state: 'merged', mergedIntoId: target.id, endedAt: at });
  ctx.invalidate(`Petition:${target.id}`);
  return subjectOf(source.id);
}
