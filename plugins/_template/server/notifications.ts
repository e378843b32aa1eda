import type { PluginServer } from '@viche/plugin-api';

type Notifications = NonNullable<PluginServer<never, never, never>['notifications']>;

export const notifications: Notifications = {
  async posted(params, { ctx, t }) {
    const notice = await ctx.db.templateBoardNotice.findFirst({
      where: { tenantId: ctx.tenantId, id: String(params.noticeId) },
      select: { title: true },
    });
    if (!notice) return null;
    const { title } = notice;
    return {
      subject: t('template-board:mail.posted.subject', { title }),
      paragraphs: [t('template-board:mail.posted.body', { title })],
      action: { label: t('template-board:mail.posted.open'), path: '/template-board' },
      why: t('template-board:mail.posted.why'),
    };
  },
};
