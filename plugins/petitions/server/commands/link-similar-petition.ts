import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { staffCase, subjectOf } from '../case.ts';
import { SamePetition, WrongState } from '../errors.ts';
import { pointToSimilar } from '../similar.ts';
import { LINKABLE } from '../states.ts';

/** A moderator points readers of a petition to one that asks for the same. It changes nothing else. */
export const linkSimilarPetition = command({
  name: 'petitions.link-similar-petition',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  /** `similar`: address, ref or number of the other; empty takes the pointer away. */
  input: z.strictObject({ petitionId: z.uuid(), similar: z.string().max(300) }),
  errors: [WrongState, SamePetition],
  async run(ctx, { petitionId, similar }) {
    const petition = await staffCase(ctx, petitionId, LINKABLE);
    const similarToId = await pointToSimilar(ctx, petition, similar);
    ctx.noteChange(subjectOf(petitionId), { similarToId: petition.similarToId }, { similarToId });
    return { petitionId };
  },
});
