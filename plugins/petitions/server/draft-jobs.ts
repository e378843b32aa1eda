import { expireGuestDrafts } from './commands/expire-guest-drafts.ts';
import { expirePetitionDraft } from './commands/expire-petition-draft.ts';
import { lapseSponsorCall as lapse } from './commands/lapse-sponsor-call.ts';
import type { PetitionsContext } from './jobs.ts';

const DAY_MS = 86_400_000;

/** Finds the drafts and calls whose time is over; each ends in a job, and so a transaction, of its own. */
export async function sweepDrafts(_payload: object, ctx: PetitionsContext): Promise<void> {
  const { tenantId, settings } = ctx;
  const now = await ctx.now();
  await expireGuestDrafts(ctx, {});
  const left = new Date(now.getTime() - (settings.draftDays - settings.draftWarnDays) * DAY_MS);
  const drafts = await ctx.sql<{ petitionId: string }>`
    select petition_id as "petitionId" from petitions_petition_draft
    where tenant_id = ${tenantId}::uuid and saved_at <= ${left} order by saved_at limit 500`;
  for (const { petitionId } of drafts)
    await ctx.enqueue('expireDraft', { petitionId }, { dedupeKey: `draft:${petitionId}` });
  const calls = await ctx.sql<{ petitionId: string }>`
    select c.petition_id as "petitionId" from petitions_sponsor_call c
    join petitions_petition p on p.tenant_id = c.tenant_id and p.id = c.petition_id
    where c.tenant_id = ${tenantId}::uuid and c.closes_at <= ${now} and p.state = 'draft' order by c.closes_at limit 500`;
  for (const { petitionId } of calls)
    await ctx.enqueue('lapseSponsorCall', { petitionId }, { dedupeKey: `call:${petitionId}` });
}

export async function expireDraft({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await expirePetitionDraft(ctx, { petitionId });
}

export async function lapseSponsorCall({ petitionId }: { petitionId: string }, ctx: PetitionsContext): Promise<void> {
  await lapse(ctx, { petitionId });
}
