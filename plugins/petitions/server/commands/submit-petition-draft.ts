import { problemsOf } from '@viche/forms';
import { BadInput, Conflict, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { wholeText } from '../../text-rules.ts';
import { movePetition } from '../case.ts';
import { checkPlaces, ownDraft } from '../drafts.ts';
import { SponsorsMissing, TooManyOpen, WrongState } from '../errors.ts';
import { beginCheck, refuseTooManyOpen } from '../hand-in.ts';
import { normOf, refuseCapitals } from '../petition-text.ts';
import { sponsorCount } from '../sponsors.ts';

/** Hands a draft in for the legal check: what was read on the preview (`revision`), complete, and with its group where one is due. */
export const submitPetitionDraft = command({
  name: 'petitions.submit-petition-draft',
  plugin,
  assurance: 'eid',
  can: ['create', 'Petition'],
  by: 'participant',
  input: z.strictObject({ petitionId: z.uuid(), revision: z.int().min(1) }),
  errors: [WrongState, TooManyOpen, SponsorsMissing],
  begins: 'process',
  interactive: true,
  async run(ctx, { petitionId, revision }) {
    const { actor, db, tenantId, settings } = ctx;
    await refuseTooManyOpen(ctx);
    const petition = await ownDraft(ctx, petitionId);
    if (petition.revision !== revision) throw new Conflict({ current: petition.revision });
    const parsed = wholeText.safeParse(petition);
    if (!parsed.success) throw new BadInput({ fields: problemsOf(parsed.error, petition) });
    refuseCapitals(settings, parsed.data.title);
    await checkPlaces(ctx, petition);
    const call = await db.sponsorCall.findFirst({ where: { tenantId, petitionId }, select: { needed: true } });
    // A call that stands keeps its number: a setting changed meanwhile neither frees nor binds those who gathered.
    const needed = call?.needed ?? settings.sponsorsNeeded;
    const have = needed > 0 ? await sponsorCount(ctx, petitionId) : 0;
    if (have < needed) throw new SponsorsMissing({ needed, have });
    const submittedAt = await ctx.now();
    await db.petitionDraft.deleteMany({ where: { tenantId, petitionId } });
    await beginCheck(ctx, { ...petition, ...parsed.data }, submittedAt);
    await movePetition(ctx, petition, {
      ...parsed.data,
      norm: normOf(parsed.data),
      authorName: actor.publicName ?? '',
      state: 'moderation',
      submittedAt,
    });
    return { petitionId };
  },
});
