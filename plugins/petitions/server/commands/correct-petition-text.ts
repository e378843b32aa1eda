import { Conflict, command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { movePetition, staffCase, subjectOf } from '../case.ts';
import { HasSignatures, NothingCorrected, WrongState } from '../errors.ts';
import { foreignSignatures } from '../foreign-signatures.ts';
import { tellAuthor } from '../letters.ts';
import { normOf, petitionText, reasonText } from '../petition-text.ts';
import { COLLECTING } from '../states.ts';

/**
 * Mends a slip of the pen in a published text, with both versions for everybody to see. From the first foreign signature on
 * nothing is mended: people signed the words as they were. The database refuses the same.
 */
export const correctPetitionText = command({
  name: 'petitions.correct-petition-text',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    textVersion: z.int().min(1),
    title: petitionText.title,
    essence: petitionText.essence,
    demand: petitionText.demand,
    reason: reasonText(10),
  }),
  errors: [WrongState, HasSignatures, NothingCorrected],
  async run(ctx, { petitionId, textVersion, reason, ...text }) {
    const { tenantId } = ctx;
    const petition = await staffCase(ctx, petitionId, COLLECTING);
    if (petition.textVersion !== textVersion) throw new Conflict({});
    const signatures = await foreignSignatures(ctx, petition);
    if (signatures > 0) throw new HasSignatures({ signatures });
    const { title, essence, demand } = petition;
    if (title === text.title && essence === text.essence && demand === text.demand) throw new NothingCorrected({});
    const now = await ctx.now();
    const version = textVersion + 1;
    await ctx.db.petitionRevision.create({
      data: { tenantId, petitionId, version, ...text, diffNote: reason, submittedAt: now },
      select: { id: true },
    });
    await movePetition(ctx, petition, { ...text, norm: normOf(text), textVersion: version, correctedAt: now });
    await ctx.emit('petitions.text-corrected.v1', { petitionId, textVersion: version });
    await tellAuthor(ctx, petition, 'textCorrected', String(version));
    ctx.noteChange(subjectOf(petitionId), { title, essence, demand }, text, reason);
    return { petitionId };
  },
});
