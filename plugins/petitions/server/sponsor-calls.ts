import type { PetitionsContext } from './jobs.ts';

export interface SponsorCallRow {
  readonly petitionId: string;
  readonly token: string;
  readonly needed: number;
  readonly openedAt: Date;
  readonly closesAt: Date;
}

/** Ends a call before the text was handed in: its members are told, and their names are not kept. */
export async function endCall(ctx: PetitionsContext, petitionId: string): Promise<void> {
  const where = { tenantId: ctx.tenantId, petitionId };
  const members = await ctx.db.petitionSponsor.findMany({
    where,
    select: { id: true, participantId: true, withdrawnAt: true },
  });
  for (const { id, participantId, withdrawnAt } of members) {
    if (!participantId || withdrawnAt) continue;
    await ctx.notify({
      template: 'groupEnded',
      participantId,
      params: { petitionId },
      dedupeKey: `petitions.groupEnded:${id}`,
    });
  }
  await ctx.db.petitionSponsor.deleteMany({ where });
  await ctx.db.sponsorCall.deleteMany({ where });
}
