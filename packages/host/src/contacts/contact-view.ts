import type { DataContext } from '@viche/plugin-api';

/** Where the viewer is written to. */
export interface ContactView {
  readonly address: string | null;
  /** Null while nobody has confirmed it: then no letter goes there. */
  readonly verifiedAt: Date | null;
  /** An address that waits for the answer to its letter. */
  readonly waiting: { readonly address: string; readonly until: Date } | null;
}

export async function contactOfViewer(ctx: DataContext): Promise<ContactView | null> {
  const { sql, tenantId, actor } = ctx;
  if (!actor.participantId) return null;
  const [row] = await sql<{
    email: Uint8Array | null;
    verifiedAt: Date | null;
    changeId: string | null;
    wanted: Uint8Array | null;
    until: Date | null;
  }>`
    select p.email, p.email_verified_at as "verifiedAt", c.id as "changeId", c.email as wanted, c.expires_at as until
    from participant p
    left join contact_change c on c.tenant_id = p.tenant_id and c.participant_id = p.id and c.expires_at > now()
    where p.tenant_id = ${tenantId}::uuid and p.id = ${actor.participantId}::uuid`;
  if (!row) return null;
  const { email, verifiedAt, changeId, wanted, until } = row;
  return {
    address: email && ctx.sealing('participant', actor.participantId).open('email', email),
    verifiedAt,
    waiting:
      changeId && wanted && until
        ? { address: ctx.sealing('contact_change', changeId).open('email', wanted), until }
        : null,
  };
}
