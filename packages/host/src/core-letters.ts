import type { AnyPluginServer } from '@viche/plugin-api';

/** Letters of the core itself, by template. */
export const CORE_LETTERS: NonNullable<AnyPluginServer['notifications']> = {
  async fourEyesDecided({ requestId }, { ctx, t }) {
    const [request] = await ctx.sql<{ state: string; reason: string | null; by: string | null }>`
      select r.state, r.reason, d.display_name as by
      from four_eyes_request r left join staff_member d on d.tenant_id = r.tenant_id and d.id = r.decided_by
      where r.tenant_id = ${ctx.tenantId}::uuid and r.id = ${String(requestId)}::uuid`;
    if (!request || request.state === 'open') return null;
    const { state, by, reason } = request;
    return {
      subject: t(`core:fourEyes.mail.${state}.subject`),
      paragraphs: [
        t(`core:fourEyes.mail.${state}.body`, { by: by ?? '' }),
        ...(reason ? [t('core:fourEyes.mail.reason', { reason })] : []),
      ],
      action: { label: t('core:fourEyes.mail.open'), path: '/admin/second-person' },
      why: t('core:fourEyes.mail.why'),
    };
  },
  async archiveTaken({ staffId }, { ctx, t }) {
    const [staff] = staffId
      ? await ctx.sql<{ name: string }>`
          select display_name as name from staff_member where tenant_id = ${ctx.tenantId}::uuid and id = ${String(staffId)}::uuid`
      : [];
    return {
      subject: t('core:archive.mail.subject'),
      paragraphs: [
        staff ? t('core:archive.mail.body', { by: staff.name }) : t('core:archive.mail.byOperator'),
        t('core:archive.mail.what'),
      ],
      action: { label: t('core:archive.mail.open'), path: '/admin/journal' },
      why: t('core:archive.mail.why'),
    };
  },
};
