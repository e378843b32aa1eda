import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { answerFileIds, answerSubject, attachToAnswer } from '../attachments.ts';
import { movePetition, staffCase, subjectOf } from '../case.ts';
import { WrongState } from '../errors.ts';
import { tellAuthor } from '../letters.ts';
import { writtenText } from '../petition-text.ts';
import { petitionRules } from '../rules.ts';
import { ANNOUNCEABLE } from '../states.ts';
import { reviewTerm } from '../terms.ts';

/** Announces in public that the council reviews the petition: from here on its term runs. */
export const announceReview = command({
  name: 'petitions.announce-review',
  plugin,
  assurance: 'eid',
  can: ['handle', 'Petition'],
  by: 'staff',
  input: z.strictObject({
    petitionId: z.uuid(),
    body: writtenText(10, 5_000),
    officialName: writtenText(3, 120),
    officialPost: writtenText(3, 200),
    fileIds: answerFileIds,
  }),
  errors: [WrongState],
  async run(ctx, { petitionId, fileIds, ...announcement }) {
    const { tenantId } = ctx;
    const petition = await staffCase(ctx, petitionId, ANNOUNCEABLE);
    const rules = petitionRules.parse(petition.rules);
    const announcedAt = await ctx.now();
    const subject = subjectOf(petitionId);
    await ctx.deadlines.finish('petitions.announce', subject, 'met');
    if (rules.signAfterThreshold === 'until-announced') await ctx.deadlines.finish('petitions.collect', subject, 'met');
    await ctx.deadlines.start('petitions.review', subject, reviewTerm(rules.reviewDays), announcedAt);
    const { id } = await ctx.db.petitionAnswer.create({
      data: {
        tenantId,
        petitionId,
        kind: 'review-announcement',
        summary: '',
        ...announcement,
        state: 'published',
        publishedAt: announcedAt,
      },
      select: { id: true },
    });
    await attachToAnswer(ctx, id, fileIds);
    await ctx.files.publish(answerSubject(id));
    await ctx.emit('petitions.review-announced.v1', { petitionId });
    await tellAuthor(ctx, petition, 'reviewAnnounced');
    await ctx.enqueue('tellSignatories', { petitionId, template: 'reviewAnnounced' });
    await movePetition(ctx, petition, { state: 'in-review', announcedAt });
    ctx.noteChange(subject, { state: petition.state }, { state: 'in-review' });
    return { petitionId };
  },
});
