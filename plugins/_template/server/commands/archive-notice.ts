import { command } from '@viche/plugin-api';
import { z } from 'zod';
import plugin from '../../plugin.ts';

/** Takes a notice whose days are over off the board. Called twice, the second call does nothing. */
export const archiveNotice = command({
  name: 'template-board.archive-notice',
  plugin,
  assurance: 'guest',
  can: ['archive', 'TemplateBoardNotice'],
  by: 'clock',
  input: z.strictObject({ noticeId: z.uuid() }),
  errors: [],
  async run(ctx, { noticeId }) {
    const now = await ctx.now();
    const { count } = await ctx.db.templateBoardNotice.updateMany({
      where: { tenantId: ctx.tenantId, id: noticeId, archivedAt: null, shownUntil: { lte: now } },
      data: { archivedAt: now },
    });
    if (count > 0) ctx.invalidate('TemplateBoardNotice:list');
    return { archived: count > 0 };
  },
});
