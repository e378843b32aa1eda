import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition, movePetition } from '../case.ts';
import { HasSignatures, WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { type PetitionState, WITHDRAWABLE } from '../states.ts';
import { cancelTerms } from '../terms-of-petition.ts';

/**
 * Takes the author's petition back, as long as nobody else stands behind it. The gate decides against a stranger who signs at
 * the same moment: whoever is first, the other is told.
 */
export const withdrawPetition = command({
  name: 'petitions.withdraw-petition',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [WrongState, HasSignatures],
  interactive: true,
  async run(ctx, { petitionId }) {
    const { tenantId, actor } = ctx;
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.authorId !== actor.participantId) throw new NotFound({});
    if (!WITHDRAWABLE.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
    const [foreign] = await ctx.sql<{ signatures: number }>`
      select count(*)::int as signatures from petitions_petition_signature
      where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and withdrawn_at is null
        and standing <> 'invalidated' and person_key is distinct from ${actor.personKey}`;
    if (foreign!.signatures > 0) throw new HasSignatures({ signatures: foreign!.signatures });
    await cancelTerms(ctx, petitionId);
    await ctx.emit('petitions.withdrawn.v1', { petitionId });
    await tellAuthor(ctx, petition, 'withdrawn');
    await movePetition(ctx, petition, { state: 'withdrawn', endedAt: await ctx.now() });
    return { petitionId };
  },
});
