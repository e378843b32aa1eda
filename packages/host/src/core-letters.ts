import { formatDate, formatDateTime } from '@viche/i18n';
import type { AnyPluginServer } from '@viche/plugin-api';
import { CLOSING_LETTERS } from './closing/tell-residents.ts';
import { DOMAIN_LETTERS } from './domains/domain-letter.ts';

/** Letters of the core itself, by template; those of follows and invitations are written beside them. */
export const CORE_LETTERS: NonNullable<AnyPluginServer['notifications']> = {
  ...CLOSING_LETTERS,
  ...DOMAIN_LETTERS,
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
      kind: `fourEyesDecided-${state}`,
      values: { by: by ?? '', reason: reason ?? '' },
    };
  },
  async contactAsked(_params, { t }) {
    return {
      subject: t('letters:contact.asked.subject'),
      paragraphs: [t('letters:contact.asked.body'), t('letters:contact.asked.next')],
      action: { label: t('letters:contact.asked.act'), path: '/account' },
      why: t('letters:contact.asked.why'),
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
  async invitationTaken({ staffId }, { ctx, t }) {
    const [staff] = await ctx.sql<{ name: string }>`
      select display_name as name from staff_member
      where tenant_id = ${ctx.tenantId}::uuid and id = ${String(staffId)}::uuid and state = 'active'`;
    if (!staff) return null;
    return {
      subject: t('people:letter.taken.subject'),
      paragraphs: [t('people:letter.taken.body', staff), t('people:letter.taken.check')],
      action: { label: t('people:letter.taken.act'), path: `/admin/people/${staffId}` },
      why: t('people:letter.taken.why'),
    };
  },
  async residencePaperDecided({ claimId }, { ctx, t }) {
    const [paper] = await ctx.sql<{
      kind: string;
      state: string;
      ground: string | null;
      reason: string | null;
      until: Date | null;
    }>`
      select kind, state, ground, reason, expires_at as until from residency_claim
      where tenant_id = ${ctx.tenantId}::uuid and id = ${String(claimId)}::uuid and state in ('confirmed', 'refused')`;
    if (!paper) return null;
    const { state, reason } = paper;
    const values = {
      paper: t(`residency:documents.${paper.kind}`),
      until: paper.until ? formatDate(ctx.locale, paper.until) : '',
      ground: paper.ground ? t(`residency:paper.grounds.${paper.ground}`) : '',
      reason: reason ?? '',
    };
    return {
      subject: t(`residency:letter.${state}.subject`),
      paragraphs: [
        t(`residency:letter.${state}.body`, values),
        ...(reason ? [t('residency:letter.reason', values)] : []),
        t(`residency:letter.${state}.next`, values),
      ],
      action: { label: t('residency:letter.open'), path: '/residency' },
      why: t('residency:letter.why'),
      kind: `residencePaperDecided-${state}`,
      values,
    };
  },
  async passkeyReset({ resetId }, { ctx, t }) {
    const [reset] = await ctx.sql<{ state: string; person: string; by: string | null; reason: string; at: Date }>`
      select r.state, p.display_name as person, b.display_name as by, r.reason, r.effective_at as at
      from passkey_reset r
      join staff_member p on p.tenant_id = r.tenant_id and p.id = r.staff_id
      left join staff_member b on b.tenant_id = r.tenant_id and b.id = r.requested_by
      where r.tenant_id = ${ctx.tenantId}::uuid and r.id = ${String(resetId)}::uuid`;
    if (!reset) return null;
    const by = reset.by ?? t('people:reset.operator');
    const words = { ...reset, by, at: formatDateTime(ctx.locale, reset.at) };
    return {
      subject: t(`people:letter.reset.${reset.state}.subject`, words),
      paragraphs: [
        t(`people:letter.reset.${reset.state}.body`, words),
        ...(reset.state === 'open' ? [t('people:letter.reset.sayNo', words)] : []),
      ],
      action: { label: t('people:letter.reset.act'), path: '/admin/people' },
      why: t('people:letter.reset.why'),
    };
  },
};
