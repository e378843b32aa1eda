import type { Sql } from '@viche/db';
import type { Locale } from '@viche/plugin-api';
import { queueInvitationLetter } from './invitation-letter.ts';
import { newInvitationSecret } from './invitation-link.ts';
import type { ScopedRole } from './offered-roles.ts';

export interface NewInvitation {
  readonly id: string;
  readonly email: string;
  /** Mark of the address in this tenant: one open invitation for each. */
  readonly emailHash: Uint8Array;
  /** Mark of the only person who may take it; null for whoever reads the mailbox. */
  readonly personKey: Uint8Array | null;
  readonly roles: readonly ScopedRole[];
  readonly locale: Locale;
  readonly invitedBy: string | null;
  readonly at: Date;
  /** So long it can be taken. */
  readonly days: number;
}

interface Place {
  readonly sql: Sql;
  readonly tenantId: string;
  readonly requestId: string;
  /** Of the invitation's row. */
  readonly sealing: { seal(column: string, text: string): Uint8Array | null };
}

/** Writes an invitation and queues its letter, in the act's transaction. `waits`: the address has an open one. */
export async function writeInvitation(
  { sql, tenantId, requestId, sealing: { seal } }: Place,
  { id, email, emailHash, personKey, roles, locale, invitedBy, at, days }: NewInvitation,
): Promise<'written' | 'waits'> {
  const [row] = await sql`
    insert into staff_invitation
      (tenant_id, id, email, email_hash, person_key, roles, locale, secret, invited_by, created_at, expires_at)
    values (${tenantId}::uuid, ${id}::uuid, ${seal('email', email)}, ${emailHash}, ${personKey}::bytea,
      ${JSON.stringify(roles)}::jsonb, ${locale}, ${seal('secret', newInvitationSecret())}, ${invitedBy}::uuid, ${at},
      ${at}::timestamptz + make_interval(days => ${days}::int))
    on conflict (tenant_id, email_hash) where state = 'open' do nothing returning id`;
  if (!row) return 'waits';
  await queueInvitationLetter({ sql, tenantId, requestId }, id, 1);
  return 'written';
}
