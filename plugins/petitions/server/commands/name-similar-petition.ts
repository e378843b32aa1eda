import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition } from '../case.ts';
import { SamePetition, WrongState } from '../errors.ts';
import { pointToSimilar } from '../similar.ts';
import { LINKABLE, type PetitionState } from '../states.ts';

/** The author points readers to a petition that asks for the same: a first step towards one petition instead of two. */
export const nameSimilarPetition = command({
  name: 'petitions.name-similar-petition',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid(), similar: z.string().max(300) }),
  errors: [WrongState, SamePetition],
  interactive: true,
  async run(ctx, { petitionId, similar }) {
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.authorId !== ctx.actor.participantId) throw new NotFound({});
    if (!LINKABLE.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
    await pointToSimilar(ctx, petition, similar);
    return { petitionId };
  },
});
