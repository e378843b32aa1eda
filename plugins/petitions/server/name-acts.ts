import type { DataContext, PluginContext } from '@viche/plugin-api';

interface NameAct {
  readonly petitionId: string;
  readonly signatureId: string;
  readonly kind: 'hidden' | 'shown';
  readonly reason: string;
}

/** Keeps in the petition's own record that a name was withheld or shown again. */
export async function noteNameAct(
  ctx: Pick<PluginContext, 'db' | 'tenantId' | 'actor' | 'now'>,
  act: NameAct,
): Promise<void> {
  const { tenantId, actor } = ctx;
  await ctx.db.signatoryNameAct.create({
    data: { tenantId, ...act, staffId: actor.staffId, at: await ctx.now() },
    select: { id: true },
  });
}

/** A line of that record. It names no signatory: the name may be withheld now. */
export interface NameActRow {
  readonly id: string;
  readonly signatureId: string;
  readonly kind: string;
  readonly reason: string;
  readonly at: Date;
  readonly by: string | null;
  /** Day of the signature, by which the line of the list is known. */
  readonly signedOn: string;
}

/** What was withheld and shown again under a petition, the latest first. */
export function nameActsOf({ sql, tenantId, tenant }: DataContext, petitionId: string): Promise<NameActRow[]> {
  return sql<NameActRow>`
    select a.id, a.signature_id as "signatureId", a.kind, a.reason, a.at, m.display_name as by,
      (s.signed_at at time zone ${tenant.timeZone})::date as "signedOn"
    from petitions_signatory_name_act a
    join petitions_petition_signature s on s.tenant_id = a.tenant_id and s.id = a.signature_id
    left join staff_member m on m.tenant_id = a.tenant_id and m.id = a.staff_id
    where a.tenant_id = ${tenantId}::uuid and a.petition_id = ${petitionId}::uuid
    order by a.at desc, a.id desc limit 200`;
}
