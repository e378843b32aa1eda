import { BadInput, Conflict, NotFound, type PluginContext } from '@viche/plugin-api';
import { gatedPetition, subjectOf } from './case.ts';
import { TextStands, TooManyDrafts, WrongState } from './errors.ts';
import type { PetitionsContext } from './jobs.ts';
import { newRef } from './ref.ts';

type Ctx = Pick<PluginContext, 'db' | 'sql' | 'tenantId' | 'actor' | 'gate'>;

/** What of a draft its author changes; what is absent stays. */
export interface DraftChange {
  readonly title?: string | undefined;
  readonly essence?: string | undefined;
  readonly demand?: string | undefined;
  readonly categoryId?: string | null | undefined;
  readonly territoryId?: string | null | undefined;
}

/**
 * The actor's own text that nobody has seen yet, under its gate.
 *
 * @throws {NotFound} for a petition of somebody else: drafts of others look absent
 * @throws {WrongState} once it was handed in
 */
export async function ownDraft(ctx: Ctx & Pick<PluginContext, 'locks'>, petitionId: string) {
  const petition = await gatedPetition(ctx, petitionId);
  if (petition.authorId === null || petition.authorId !== ctx.actor.participantId) throw new NotFound({});
  if (petition.state !== 'draft' || petition.submittedAt) throw new WrongState({ state: petition.state });
  return petition;
}

/** @throws {TextStands} while people are asked to put their names to it */
export async function refuseWhileCalled({ db, tenantId }: Ctx, petitionId: string): Promise<void> {
  if (await db.sponsorCall.findFirst({ where: { tenantId, petitionId }, select: { petitionId: true } }))
    throw new TextStands({});
}

/** @throws {BadInput} for a category or a territory that new petitions may not stand in */
export async function checkPlaces(
  { db, tenantId }: Ctx,
  { categoryId, territoryId }: Pick<DraftChange, 'categoryId' | 'territoryId'>,
): Promise<void> {
  const open = { tenantId, archivedAt: null };
  const select = { id: true } as const;
  if (categoryId && !(await db.petitionCategory.findFirst({ where: { ...open, id: categoryId }, select })))
    throw new BadInput({ fields: [{ field: 'categoryId', problem: 'not-a-choice' }] });
  if (territoryId && !(await db.tenantTerritory.findFirst({ where: { ...open, id: territoryId }, select })))
    throw new BadInput({ fields: [{ field: 'territoryId', problem: 'not-a-choice' }] });
}

/**
 * Begins a draft of the actor's own.
 *
 * @throws {TooManyDrafts} at the limit of the hromada
 */
export async function beginDraft(ctx: PetitionsContext, change: DraftChange): Promise<{ petitionId: string }> {
  const { actor, db, tenantId, settings } = ctx;
  // Two devices at once: the gate on the person makes the second see the first.
  await ctx.gate('PetitionAuthor', actor.participantId!, 'move');
  const limit = settings.maxDraftsPerPerson;
  const drafts = await db.petition.count({
    where: { tenantId, authorId: actor.participantId, state: 'draft', submittedAt: null },
  });
  if (drafts >= limit) throw new TooManyDrafts({ limit });
  await checkPlaces(ctx, change);
  const { id: petitionId } = await db.petition.create({
    data: {
      tenantId,
      ref: newRef(),
      title: change.title ?? '',
      essence: change.essence ?? '',
      demand: change.demand ?? '',
      norm: '',
      categoryId: change.categoryId ?? null,
      territoryId: change.territoryId ?? null,
      authorId: actor.participantId,
      authorName: actor.publicName ?? '',
      state: 'draft',
    },
    select: { id: true },
  });
  await db.petitionDraft.create({
    data: { tenantId, petitionId, savedAt: await ctx.now() },
    select: { savedAt: true },
  });
  return { petitionId };
}

/** Removes a draft with everything that hangs on it. The caller has its gate. */
export async function removeDraft(
  { db, tenantId, files }: Pick<PluginContext, 'db' | 'tenantId' | 'files'>,
  petitionId: string,
): Promise<void> {
  const where = { tenantId, petitionId };
  await files.removeAll(subjectOf(petitionId));
  await db.petitionSponsor.deleteMany({ where });
  await db.sponsorCall.deleteMany({ where });
  await db.petitionDraft.deleteMany({ where });
  const removed = await db.petition.deleteMany({
    where: { tenantId, id: petitionId, state: 'draft', submittedAt: null },
  });
  if (removed.count === 0) throw new Conflict({});
}
