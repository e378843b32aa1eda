import type { DataContext } from '@viche/plugin-api';
import type { ScopedRole } from './offered-roles.ts';

/** What became of an invitation. `expired` is an open one whose days are over. */
export type InvitationState = 'open' | 'expired' | 'accepted' | 'withdrawn';

/** An invitation as the owners see it. */
export interface InvitationView {
  readonly id: string;
  /** Null once it has ended: then it names nobody any more. */
  readonly email: string | null;
  readonly roles: readonly ScopedRole[];
  readonly state: InvitationState;
  readonly invitedBy: string;
  readonly takenBy: string | null;
  /** Only the person of a certain identity document may take it. */
  readonly personBound: boolean;
  readonly locale: string;
  /** How many letters went out. */
  readonly letters: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

interface Row extends Omit<InvitationView, 'email' | 'personBound'> {
  readonly sealedEmail: Uint8Array | null;
  readonly personBound: boolean;
}

const LONGEST_LIST = 200;

/** Open ones first, then those that ended, the latest first. */
export async function invitationsOf(ctx: DataContext): Promise<InvitationView[]> {
  const rows = await ctx.sql<Row>`
    select i.id, i.email as "sealedEmail", i.roles, i.person_key is not null as "personBound", i.locale, i.round as letters,
      case when i.state = 'open' and i.expires_at <= now() then 'expired' else i.state end as state,
      b.display_name as "invitedBy", k.display_name as "takenBy", i.created_at as "createdAt", i.expires_at as "expiresAt",
      i.ended_at as "endedAt"
    from staff_invitation i
    join staff_member b on b.tenant_id = i.tenant_id and b.id = i.invited_by
    left join staff_member k on k.tenant_id = i.tenant_id and k.id = i.taken_by
    where i.tenant_id = ${ctx.tenantId}::uuid
    order by (i.state = 'open') desc, i.created_at desc, i.id desc limit ${LONGEST_LIST}`;
  return rows.map(({ sealedEmail, ...row }) => ({
    ...row,
    email: sealedEmail && ctx.sealing('staff_invitation', row.id).open('email', sealedEmail),
  }));
}

export const invitationById = async (ctx: DataContext, id: string): Promise<InvitationView | null> =>
  (await invitationsOf(ctx)).find((one) => one.id === id) ?? null;
