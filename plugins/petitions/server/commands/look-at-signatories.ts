import { command, LOOK_GROUNDS, NotFound, OwnCase } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { twoPeopleToLook } from '../four-eyes.ts';
import { SIGNATORY_FIELDS, type SignatoryQuestion } from '../looks.ts';
import { reasonText } from '../petition-text.ts';
import { type PetitionState, VISIBLE } from '../states.ts';

/**
 * Opens one page of a petition's signatories, or one search by name among them, with what the public list does not show
 * (threats F08). The row of the look is written here; the page is read under its id, for some minutes.
 */
export const lookAtSignatories = command({
  name: 'petitions.look-at-signatories',
  plugin,
  assurance: 'eid',
  can: ['moderate', 'Petition'],
  by: 'staff',
  proof: 'fresh',
  input: z.strictObject({
    petitionId: z.uuid(),
    /** Part of a name. */
    name: z.string().trim().min(3).max(100).optional(),
    /** Only signatures that this decision means or holds. */
    invalidationId: z.uuid().optional(),
    /** The signature behind which the page begins. */
    after: z.uuid().optional(),
    ground: z.enum(LOOK_GROUNDS),
    reason: reasonText(10),
  }),
  errors: [WrongState],
  fourEyes: twoPeopleToLook(async (_ctx, { petitionId }: { petitionId: string }) => ({ petitionId, path: 'look' })),
  async run(ctx, { petitionId, ground, reason, ...question }) {
    const { tenantId, actor } = ctx;
    const petition = await ctx.db.petition.findFirst({
      where: { tenantId, id: petitionId },
      select: { state: true, authorId: true },
    });
    if (!petition) throw new NotFound({});
    if (!VISIBLE.has(petition.state as PetitionState)) throw new WrongState({ state: petition.state });
    // Whoever wrote it has a stake in knowing who signed.
    if (petition.authorId !== null && petition.authorId === actor.participantId) throw new OwnCase({});
    if (question.invalidationId !== undefined) {
      const where = { tenantId, id: question.invalidationId, petitionId };
      if (!(await ctx.db.signatureInvalidation.findFirst({ where, select: { id: true } }))) throw new NotFound({});
    }
    const { lookId } = await ctx.looks.open({
      subject: subjectOf(petitionId),
      fields: SIGNATORY_FIELDS,
      ground,
      reason,
      question: JSON.stringify(question satisfies SignatoryQuestion),
      perDay: ctx.settings.looksPerDay,
    });
    ctx.noteChange(subjectOf(petitionId), null, { lookId, ground }, reason);
    return { lookId };
  },
});
