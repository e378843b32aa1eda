import { command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { NotSigned, PetitionNotSignable, WithdrawalOff } from '../errors.ts';
import { rulesWhileSignable } from '../signable.ts';
import { type PetitionState, VISIBLE } from '../states.ts';

/** Takes one's own signature back while the petition still takes signatures, where the hromada allows it. It may be given anew. */
export const withdrawSignature = command({
  name: 'petitions.withdraw-signature',
  plugin,
  assurance: 'email',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [PetitionNotSignable, NotSigned, WithdrawalOff],
  interactive: true,
  async run(ctx, { petitionId }) {
    const { tenantId, actor } = ctx;
    await ctx.gate('Petition', petitionId, 'append');
    const petition = await ctx.db.petition.findFirst({ where: { tenantId, id: petitionId } });
    if (!petition || !VISIBLE.has(petition.state as PetitionState)) throw new NotFound({});
    if (!ctx.settings.allowSignatureWithdrawal) throw new WithdrawalOff({});
    const withdrawnAt = await ctx.now();
    rulesWhileSignable(petition, withdrawnAt);
    const taken = await ctx.sql<{ standing: string }>`
      update petitions_petition_signature set withdrawn_at = ${withdrawnAt}, territory_id = null
      where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and person_key = ${actor.personKey}
        and withdrawn_at is null and standing <> 'invalidated'
      returning standing`;
    const [signature] = taken;
    if (!signature) throw new NotSigned({});
    if (signature.standing === 'counted') await ctx.count('signatures', petitionId, -1);
    if (signature.standing === 'quarantined')
      await ctx.sql`update petitions_petition set quarantined_count = greatest(quarantined_count - 1, 0)
        where tenant_id = ${tenantId}::uuid and id = ${petitionId}::uuid`;
    await ctx.emit('petitions.signature-withdrawn.v1', { petitionId });
    ctx.invalidate(`Petition:${petitionId}`);
    return { petitionId };
  },
});
