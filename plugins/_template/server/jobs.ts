import type { ContextOf, DeliveredEvent } from '@viche/plugin-api';
import plugin from '../plugin.ts';
import { archiveNotice } from './commands/archive-notice.ts';
import { postNotice } from './commands/post-notice.ts';

/** Context of the plugin's own jobs, events and hooks. */
export type TemplateBoardContext = ContextOf<typeof plugin>;

/** Runs by schedule in every hromada that has the module on. */
export async function archiveOld(_payload: object, ctx: TemplateBoardContext): Promise<void> {
  const old = await ctx.db.templateBoardNotice.findMany({
    where: { tenantId: ctx.tenantId, archivedAt: null, shownUntil: { lte: await ctx.now() } },
    select: { id: true },
    take: 500,
  });
  for (const { id } of old) await archiveNotice(ctx, { noticeId: id });
}

/** An event is delivered at least once and applied once; the letter's key keeps a second delivery from a second letter. */
export async function tellAuthor(event: DeliveredEvent, ctx: TemplateBoardContext): Promise<void> {
  const { noticeId } = plugin.events['template-board.posted.v1'].parse(event.payload);
  const notice = await ctx.db.templateBoardNotice.findFirst({ where: { tenantId: ctx.tenantId, id: noticeId } });
  if (!notice?.authorId) return;
  await ctx.notify({
    template: 'posted',
    participantId: notice.authorId,
    params: { noticeId },
    dedupeKey: `template-board.posted:${noticeId}`,
  });
}

/** Rows for a demonstration and for tests, through the plugin's own command. */
export async function seedNotices(ctx: TemplateBoardContext): Promise<void> {
  for (const name of ['water', 'meeting']) {
    await postNotice(ctx, {
      title: ctx.t(`template-board:seed.${name}.title`),
      text: ctx.t(`template-board:seed.${name}.text`),
    });
  }
}
