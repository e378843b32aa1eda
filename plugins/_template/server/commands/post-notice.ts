import { line, paragraphs } from '@viche/forms';
import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';
import { TemplateBoardFull } from '../errors.ts';

const DAY_MS = 86_400_000;

/** Puts a notice on the board for as many days as the settings say. */
export const postNotice = command({
  name: 'template-board.post-notice',
  plugin,
  assurance: 'eid',
  can: ['post', 'TemplateBoardNotice'],
  by: 'staff',
  input: z.strictObject({ title: line({ min: 5, max: 150 }), text: paragraphs({ min: 10, max: 5_000 }) }),
  errors: [TemplateBoardFull],
  async run(ctx, { title, text }) {
    const { tenantId, settings } = ctx;
    // Two who post at once: the second waits here and counts the first one's notice.
    await ctx.gate('TemplateBoard', tenantId, 'move');
    const standing = await ctx.db.templateBoardNotice.count({ where: { tenantId, archivedAt: null } });
    if (standing >= settings.boardSize) throw new TemplateBoardFull({ limit: settings.boardSize });
    const postedAt = await ctx.now();
    const notice = await ctx.db.templateBoardNotice.create({
      data: {
        tenantId,
        title,
        text,
        authorId: ctx.actor.participantId,
        postedAt,
        shownUntil: new Date(postedAt.getTime() + settings.keepDays * DAY_MS),
      },
    });
    await ctx.emit('template-board.posted.v1', { noticeId: notice.id });
    ctx.noteChange({ type: 'TemplateBoardNotice', id: notice.id }, null, { title, text });
    ctx.invalidate('TemplateBoardNotice:list');
    return { noticeId: notice.id };
  },
});
