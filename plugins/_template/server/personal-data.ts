import type { TemplateBoardContext } from './jobs.ts';

/** Everything that the module keeps about one participant. */
export async function exportPersonalData(participantId: string, ctx: TemplateBoardContext) {
  const notices = await ctx.db.templateBoardNotice.findMany({
    where: { tenantId: ctx.tenantId, authorId: participantId },
    select: { title: true, text: true, postedAt: true, archivedAt: true },
  });
  return { notices };
}

/** Cuts the link to the account; the notices are the council's and stay. */
export async function erasePersonalData(participantId: string, ctx: TemplateBoardContext) {
  await ctx.db.templateBoardNotice.updateMany({
    where: { tenantId: ctx.tenantId, authorId: participantId },
    data: { authorId: null },
  });
  return [{ kept: 'template-board:erasure.notices.kept', why: 'template-board:erasure.notices.why' }];
}
