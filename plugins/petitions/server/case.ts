import { Conflict, NotFound, OwnCase, type PluginContext } from '@viche/plugin-api';
import { NotModeratable, WrongState } from './errors.ts';
import { MODERATABLE, type PetitionState } from './states.ts';

/** A petition as a subject of terms, locks and the audit log. */
export const subjectOf = (petitionId: string) => ({ type: 'Petition', id: petitionId });

type Ctx = Pick<PluginContext, 'gate' | 'db' | 'tenantId' | 'actor' | 'locks'>;

/** The row under its exclusive gate: whoever appends has landed before, or sees what comes now. */
export async function gatedPetition(ctx: Ctx, petitionId: string) {
  await ctx.gate('Petition', petitionId, 'move');
  const petition = await ctx.db.petition.findFirst({ where: { tenantId: ctx.tenantId, id: petitionId } });
  if (!petition) throw new NotFound({});
  return petition;
}

/**
 * A petition for an act of staff: in one of the states, not the actor's own, not open before a colleague.
 *
 * @throws {WrongState} when it has moved on
 * @throws {OwnCase} for the petition's author: nobody decides in his own case
 */
export async function staffCase(ctx: Ctx, petitionId: string, states: ReadonlySet<PetitionState>) {
  const petition = await gatedPetition(ctx, petitionId);
  if (!states.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
  refuseOwnCase(ctx, petition);
  await ctx.locks.respect(subjectOf(petitionId));
  return petition;
}

/** A text in moderation, as the moderator read it and whoever has it open. */
export async function textInCheck(ctx: Ctx, petitionId: string, textVersion: number) {
  const petition = await gatedPetition(ctx, petitionId);
  if (!MODERATABLE.has(petition.state as PetitionState)) throw new NotModeratable({ state: petition.state });
  if (petition.textVersion !== textVersion) throw new Conflict({});
  refuseOwnCase(ctx, petition);
  return petition;
}

/** The same, unless a colleague has it open. */
export async function moderatedText(ctx: Ctx, petitionId: string, textVersion: number) {
  const petition = await textInCheck(ctx, petitionId, textVersion);
  await ctx.locks.respect(subjectOf(petitionId));
  return petition;
}

function refuseOwnCase({ actor }: Ctx, { authorId }: { authorId: string | null }): void {
  if (authorId !== null && authorId === actor.participantId) throw new OwnCase({});
}

/**
 * Moves the petition on, unless somebody moved it first.
 *
 * @throws {Conflict} when its state or revision is not the one that was read
 */
export async function movePetition(
  ctx: Pick<PluginContext, 'db' | 'tenantId' | 'invalidate'>,
  { id, state, revision }: { id: string; state: string; revision: number },
  data: object,
): Promise<void> {
  const moved = await ctx.db.petition.updateMany({
    where: { tenantId: ctx.tenantId, id, state, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (moved.count === 0) throw new Conflict({});
  ctx.invalidate(`Petition:${id}`, 'Petition:list');
}
