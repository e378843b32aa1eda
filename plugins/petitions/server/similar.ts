import { BadInput, type PluginContext } from '@viche/plugin-api';
import { movePetition } from './case.ts';
import { SamePetition } from './errors.ts';
import { petitionNamed } from './named-petition.ts';
import { type PetitionState, TOMBSTONES, VISIBLE } from './states.ts';

type Ctx = Pick<PluginContext, 'db' | 'tenantId' | 'invalidate'>;

/**
 * Points readers of a petition to one that asks for the same; empty words take the pointer away.
 *
 * @throws {BadInput} when nobody may read the other petition
 */
export async function pointToSimilar(
  ctx: Ctx,
  petition: { id: string; state: string; revision: number },
  words: string,
): Promise<string | null> {
  const similarToId = words.trim() === '' ? null : await similarId(ctx, petition.id, words);
  await movePetition(ctx, petition, { similarToId });
  return similarToId;
}

async function similarId(ctx: Ctx, petitionId: string, words: string): Promise<string> {
  const similar = await petitionNamed(ctx, words);
  const state = similar?.state as PetitionState;
  if (!similar?.publishedAt || !VISIBLE.has(state) || TOMBSTONES.includes(state))
    throw new BadInput({ fields: [{ field: 'similar', problem: 'unknown' }] });
  if (similar.id === petitionId) throw new SamePetition({}, 'similar');
  return similar.id;
}
