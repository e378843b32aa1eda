import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { AgeUnknown, AlreadySigned, NotEligible, NotSigned, PetitionNotSignable, WrongState } from '../errors.ts';
import { mergedInto } from '../queries/merges.ts';
import { VISIBLE } from '../states.ts';
import { signPetition } from './sign-petition.ts';

/**
 * A signatory of a merged petition signs the one that it went up in, under that one's rules. Whoever signed both stays
 * there once. A target that was merged in its turn leads on to the last one.
 */
export const moveSignature = command({
  name: 'petitions.move-signature',
  plugin,
  assurance: 'email',
  can: ['sign', 'Petition'],
  by: 'participant',
  /** The petition that was merged. */
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [WrongState, NotSigned, AlreadySigned, PetitionNotSignable, NotEligible, AgeUnknown],
  interactive: true,
  async run(ctx, { petitionId }) {
    const { tenantId, actor } = ctx;
    const source = await ctx.db.petition.findFirst({ where: { tenantId, id: petitionId } });
    if (!source || !VISIBLE.has(source.state as never)) throw new NotFound({});
    const targetId = source.state === 'merged' ? await mergedInto(ctx, petitionId) : null;
    if (!targetId) throw new WrongState({ state: source.state });
    const [signed] = await ctx.sql<{ territoryId: string | null }>`
      select t.id as "territoryId" from petitions_petition_signature s
      left join tenant_territory t on t.tenant_id = s.tenant_id and t.id = s.territory_id and t.archived_at is null
      where s.tenant_id = ${tenantId}::uuid and s.petition_id = ${petitionId}::uuid and s.person_key = ${actor.personKey}
        and s.withdrawn_at is null and s.standing <> 'invalidated'`;
    if (!signed) throw new NotSigned({});
    const territoryId = ctx.settings.askTerritory ? signed.territoryId : null;
    await signPetition(ctx, { petitionId: targetId, territoryId });
    return { petitionId: targetId };
  },
});
