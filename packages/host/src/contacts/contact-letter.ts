import { newId, type Session } from '@viche/db';
import { formatDateTime } from '@viche/i18n';
import { rowSealer } from '@viche/identity';
import type { LetterContent, Locale, PluginContext, Translate } from '@viche/plugin-api';
import { localeOf } from '../languages/site-languages.ts';
import { queueDelivery } from '../queue-delivery.ts';
import type { TenantBundle } from '../tenants.ts';
import { contactToken } from './contact-token.ts';

/** Queues the letter that asks; one that must stay unsent is queued as dropped, so that nobody can tell by the time it takes. */
export async function queueContactLetter(
  { sql, tenantId, actor, requestId }: Pick<PluginContext, 'sql' | 'tenantId' | 'actor' | 'requestId'>,
  changeId: string,
  verdict: 'send' | 'silent',
): Promise<void> {
  const notificationId = newId();
  await sql`
    insert into notification (tenant_id, id, plugin, template, params, participant_id, dedupe_key, state)
    values (${tenantId}::uuid, ${notificationId}::uuid, 'core', ${CONTACT_TEMPLATE}, ${JSON.stringify({ changeId })}::jsonb,
      ${actor.participantId}::uuid, ${`core.contact:${changeId}`}, ${verdict === 'silent' ? 'dropped' : 'queued'})`;
  await queueDelivery({ sql, tenantId, requestId }, notificationId);
}

/** The only letter that may go to an address which nobody has confirmed. */
export const CONTACT_TEMPLATE = 'contact';

export interface ContactLetter {
  readonly address: string;
  readonly locale: Locale;
  content(t: Translate): LetterContent;
}

/** Where the letter goes and what it says; null when the wish was taken back, met or has lapsed. */
export async function contactLetter(
  { info, keys }: TenantBundle,
  sql: Session['sql'],
  changeId: string,
): Promise<ContactLetter | null> {
  const [row] = await sql<{ email: Uint8Array; expiresAt: Date; locale: string }>`
    select c.email, c.expires_at as "expiresAt", p.locale
    from contact_change c join participant p on p.tenant_id = c.tenant_id and p.id = c.participant_id
    where c.tenant_id = ${info.id}::uuid and c.id = ${changeId}::uuid and c.expires_at > now() and p.state = 'active'`;
  if (!row) return null;
  const locale = localeOf(info, row.locale);
  const values = { hromada: info.names[locale].official, until: formatDateTime(locale, row.expiresAt) };
  return {
    address: rowSealer(keys, 'contact_change', changeId).open('email', row.email)!,
    locale,
    content: (t) => ({
      subject: t('letters:contact.letter.subject'),
      paragraphs: [t('letters:contact.letter.body', values), t('letters:contact.letter.next', values)],
      values,
      action: {
        label: t('letters:contact.letter.act'),
        path: `/account/contacts/confirm/${contactToken(keys, changeId)}`,
      },
      why: t('letters:contact.letter.why'),
    }),
  };
}
