import { Closed, command, NotFound } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { AgeUnknown, AlreadySponsor, NotEligible, OwnPetition, WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { requireSponsor, sponsorCount } from '../sponsors.ts';

interface Called {
  petitionId: string;
  needed: number;
  openedAt: Date;
  closesAt: Date;
}

/**
 * Puts one's name to a petition that is not handed in yet, by the private link. The unique index decides who stands in the
 * group, never a prior read; the gate lets nobody join a call that ends at the same moment.
 */
export const sponsorPetition = command({
  name: 'petitions.sponsor-petition',
  plugin,
  assurance: 'email',
  can: ['sign', 'Petition'],
  by: 'participant',
  input: z.strictObject({ token: z.string().min(10).max(100) }),
  errors: [Closed, AlreadySponsor, OwnPetition, NotEligible, AgeUnknown, WrongState],
  interactive: true,
  async run(ctx, { token }) {
    const { tenantId, actor } = ctx;
    const called = () => ctx.sql<Called>`
      select petition_id as "petitionId", needed, opened_at as "openedAt", closes_at as "closesAt" from petitions_sponsor_call
      where tenant_id = ${tenantId}::uuid and token = ${token}`;
    const [known] = await called();
    if (!known) throw new NotFound({});
    const { petitionId } = known;
    // Exclusive, unlike signing: few join, and whoever makes the group whole must see that he does.
    await ctx.gate('Petition', petitionId, 'move');
    const [call] = await called();
    const petition = await ctx.db.petition.findFirst({ where: { tenantId, id: petitionId } });
    if (!call || !petition) throw new NotFound({});
    if (petition.state !== 'draft' || petition.submittedAt) throw new WrongState({ state: petition.state });
    const joinedAt = await ctx.now();
    if (joinedAt >= call.closesAt) throw new Closed({ at: call.closesAt });
    if (petition.authorId === actor.participantId) throw new OwnPetition({});
    requireSponsor(ctx);
    const [joined] = await ctx.sql<{ id: string }>`
      insert into petitions_petition_sponsor
        (tenant_id, id, petition_id, person_key, participant_id, public_name, assurance, joined_at)
      values (${tenantId}::uuid, ${ctx.newId()}::uuid, ${petitionId}::uuid, ${actor.personKey}, ${actor.participantId}::uuid,
        ${actor.publicName ?? ''}, ${actor.assurance}, ${joinedAt})
      on conflict (tenant_id, petition_id, person_key) where withdrawn_at is null do nothing
      returning id`;
    if (!joined) throw new AlreadySponsor({ joinedAt: await dateOfJoining(ctx, petitionId) });
    if ((await sponsorCount(ctx, petitionId)) >= call.needed)
      await tellAuthor(ctx, petition, 'groupWhole', String(call.openedAt.getTime()));
    return { petitionId };
  },
});

async function dateOfJoining(
  { sql, tenantId, actor }: Parameters<typeof sponsorPetition.definition.run>[0],
  petitionId: string,
): Promise<Date> {
  const [row] = await sql<{ joinedAt: Date }>`
    select joined_at as "joinedAt" from petitions_petition_sponsor
    where tenant_id = ${tenantId}::uuid and petition_id = ${petitionId}::uuid and person_key = ${actor.personKey} and withdrawn_at is null`;
  return row!.joinedAt;
}
