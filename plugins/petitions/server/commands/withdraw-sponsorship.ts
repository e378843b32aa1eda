import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { gatedPetition } from '../case.ts';
import { NotSponsor, WrongState } from '../errors.ts';

/** Takes one's name back from an initiative group, until the text is handed in: from then on the group is what the council checks. */
export const withdrawSponsorship = command({
  name: 'petitions.withdraw-sponsorship',
  plugin,
  assurance: 'email',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid() }),
  errors: [NotSponsor, WrongState],
  interactive: true,
  async run(ctx, { petitionId }) {
    const petition = await gatedPetition(ctx, petitionId);
    if (petition.state !== 'draft' || petition.submittedAt) throw new WrongState({ state: petition.state });
    const left = await ctx.sql<{ id: string }>`
      update petitions_petition_sponsor set withdrawn_at = ${await ctx.now()}
      where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid and person_key = ${ctx.actor.personKey}
        and withdrawn_at is null
      returning id`;
    if (left.length === 0) throw new NotSponsor({});
    return { petitionId };
  },
});
