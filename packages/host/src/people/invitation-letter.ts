import { newId, type Session } from '@viche/db';
import { rowSealer } from '@viche/identity';
import type { LetterContent, Locale, PluginContext, Translate } from '@viche/plugin-api';
import { localeOf } from '../languages/site-languages.ts';
import { queueDelivery } from '../queue-delivery.ts';
import type { TenantBundle } from '../tenants.ts';
import { invitationToken } from './invitation-link.ts';
import type { ScopedRole } from './offered-roles.ts';

/** Queues the letter of an invitation in the act's own transaction; the job carries its id and nothing else. */
export async function queueInvitationLetter(
  { sql, tenantId, requestId }: Pick<PluginContext, 'sql' | 'tenantId' | 'requestId'>,
  invitationId: string,
  round: number,
): Promise<void> {
  const notificationId = newId();
  await sql`
    insert into notification (tenant_id, id, plugin, template, params, invitation_id, dedupe_key)
    values (${tenantId}::uuid, ${notificationId}::uuid, 'core', 'staffInvitation', ${JSON.stringify({ round })}::jsonb,
      ${invitationId}::uuid, ${`core.invitation:${invitationId}:${round}`})`;
  await queueDelivery({ sql, tenantId, requestId }, notificationId);
}

interface Invited {
  readonly email: Uint8Array;
  readonly secret: Uint8Array;
  readonly roles: readonly ScopedRole[];
  readonly locale: string;
  readonly expiresAt: Date;
  readonly inviter: string;
}

export interface InvitationLetter {
  readonly address: string;
  readonly locale: Locale;
  content(t: Translate, formatDateTime: (at: Date) => string): LetterContent;
}

/** Where the letter goes and what it says; null when the offer has ended, or a later letter replaced this one. */
export async function invitationLetter(
  { info, keys }: TenantBundle,
  sql: Session['sql'],
  invitationId: string,
  round: number,
): Promise<InvitationLetter | null> {
  const [row] = await sql<Invited>`
    select i.email, i.secret, i.roles, i.locale, i.expires_at as "expiresAt", m.display_name as inviter
    from staff_invitation i join staff_member m on m.tenant_id = i.tenant_id and m.id = i.invited_by
    where i.tenant_id = ${info.id}::uuid and i.id = ${invitationId}::uuid and i.state = 'open' and i.round = ${round}::int
      and i.expires_at > now()`;
  if (!row) return null;
  const locale = localeOf(info, row.locale);
  const sealer = rowSealer(keys, 'staff_invitation', invitationId);
  const path = `/invitation/${invitationToken(invitationId, sealer.open('secret', row.secret)!)}`;
  return {
    address: sealer.open('email', row.email)!,
    locale,
    content: (t, formatDateTime) => {
      const words = { hromada: info.names[locale].official, by: row.inviter, until: formatDateTime(row.expiresAt) };
      return {
        subject: t('people:letter.invitation.subject', words),
        paragraphs: [
          t('people:letter.invitation.body', words),
          t('people:letter.invitation.roles', { roles: rolesInWords(t, row.roles) }),
          t('people:letter.invitation.how', words),
        ],
        action: { label: t('people:letter.invitation.act'), path },
        why: t('people:letter.invitation.why'),
        values: { ...words, roles: rolesInWords(t, row.roles) },
      };
    },
  };
}

/** «модератор (модуль «Петиції»), аудитор». */
export function rolesInWords(t: Translate, roles: readonly ScopedRole[]): string {
  return roles
    .map(({ role, module }) => {
      const name = t(`core:roles.${role}`);
      return module ? t('people:roleIn', { role: name, module: t(`${module}:module.title`) }) : name;
    })
    .join(', ');
}
