import type { DataContext } from '@viche/plugin-api';
import { hasPaperFile } from './paper-queries.ts';

/** A confirmation that was drawn for a second officer: nothing of whom it is about. */
export interface CheckView {
  readonly id: string;
  readonly document: string;
  /** The document was sent as a file, and not seen at the desk. */
  readonly byFile: boolean;
  readonly hasFile: boolean;
  /** Who confirmed. */
  readonly by: string;
  readonly drawnAt: Date;
  readonly state: 'open' | 'agreed' | 'doubted' | 'kept' | 'ended';
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  readonly words: string | null;
  readonly settledBy: string | null;
  readonly settlement: string | null;
  readonly revision: number;
}

const MOST_SHOWN = 100;

/**
 * Confirmations of others that were drawn: those that wait, then doubts, then what was settled in the last 90 days. Whoever confirmed
 * does not see what of it was drawn (threats F11), nor does whom it is about.
 */
export async function residencyChecks(ctx: DataContext, id: string | null = null): Promise<CheckView[]> {
  if (!ctx.ability.can('read', 'ResidencyCheck')) return [];
  const { sql, tenantId, actor } = ctx;
  return sql<CheckView>`
    select k.id, k.document, k.claim_id is not null as "byFile", ${hasPaperFile(sql, sql.part`k.tenant_id`, sql.part`k.claim_id`)} as "hasFile", m.display_name as by, k.drawn_at as "drawnAt", k.state, c.display_name as "checkedBy", k.checked_at as "checkedAt",
      k.words, s.display_name as "settledBy", k.settlement, k.revision
    from residency_check k
    join residency_proof p on p.tenant_id = k.tenant_id and p.id = k.proof_id
    left join staff_member m on m.tenant_id = k.tenant_id and m.id = k.staff_id
    left join staff_member c on c.tenant_id = k.tenant_id and c.id = k.checked_by
    left join staff_member s on s.tenant_id = k.tenant_id and s.id = k.settled_by
    where k.tenant_id = ${tenantId}::uuid and k.staff_id <> ${actor.staffId}::uuid and p.participant_id <> ${actor.participantId}::uuid
      and (${id}::uuid is null or k.id = ${id}::uuid)
      and (k.state in ('open', 'doubted') or k.checked_at > now() - interval '90 days')
    order by k.state = 'open' desc, k.state = 'doubted' desc, k.drawn_at, k.id limit ${MOST_SHOWN}`;
}

/** How many of the drawn confirmations wait for this viewer; doubts wait for owners. */
export async function waitingChecks(ctx: DataContext): Promise<number> {
  const { sql, tenantId, actor, ability } = ctx;
  if (!ability.can('decide', 'ResidencyCheck')) return 0;
  const states = ability.can('settle', 'ResidencyCheck') ? ['open', 'doubted'] : ['open'];
  const [row] = await sql<{ count: number }>`
    select count(*)::int as count from residency_check k
    join residency_proof p on p.tenant_id = k.tenant_id and p.id = k.proof_id
    where k.tenant_id = ${tenantId}::uuid and k.state = any(${states}) and k.staff_id <> ${actor.staffId}::uuid
      and p.participant_id <> ${actor.participantId}::uuid`;
  return row!.count;
}
