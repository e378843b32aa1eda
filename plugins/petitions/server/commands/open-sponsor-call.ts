import { problemsOf } from '@viche/forms';
import { BadInput, Conflict, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { wholeText } from '../../text-rules.ts';
import { ownDraft } from '../drafts.ts';
import { TextStands, WrongState } from '../errors.ts';
import { refuseCapitals } from '../petition-text.ts';
import { newCallToken } from '../sponsors.ts';
import { sponsorTerm } from '../terms.ts';

/**
 * Asks for an initiative group: from now on the text stands, and whoever has the private link may put a name to it until the
 * term ends. How many are needed is kept with the call.
 */
export const openSponsorCall = command({
  name: 'petitions.open-sponsor-call',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid(), revision: z.int().min(1) }),
  errors: [WrongState, TextStands],
  async run(ctx, { petitionId, revision }) {
    const { db, tenantId, settings } = ctx;
    const petition = await ownDraft(ctx, petitionId);
    if (settings.sponsorsNeeded === 0) throw new WrongState({ state: petition.state });
    if (petition.revision !== revision) throw new Conflict({ current: petition.revision });
    const parsed = wholeText.safeParse(petition);
    if (!parsed.success) throw new BadInput({ fields: problemsOf(parsed.error, petition) });
    refuseCapitals(settings, parsed.data.title);
    const openedAt = await ctx.now();
    const { dueBefore } = await ctx.forecast(sponsorTerm(settings.sponsorDays), openedAt);
    const opened = await ctx.sql<{ token: string }>`
      insert into petitions_sponsor_call (tenant_id, petition_id, token, needed, opened_at, closes_at)
      values (${tenantId}::uuid, ${petitionId}::uuid, ${newCallToken()}, ${settings.sponsorsNeeded}, ${openedAt}, ${dueBefore})
      on conflict (tenant_id, petition_id) do nothing
      returning token`;
    if (opened.length === 0) throw new TextStands({});
    await db.petition.updateMany({
      where: { tenantId, id: petitionId },
      data: { ...parsed.data, authorName: ctx.actor.publicName ?? '', revision: { increment: 1 } },
    });
    return { petitionId };
  },
});
