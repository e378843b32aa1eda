import type { ResidenceBasis, ResidenceSource } from '@viche/identity';
import type { DataContext } from '@viche/plugin-api';
import { CORE_MANIFEST } from '../core-manifest.ts';
import type { ListProblem } from './list-commands.ts';
import { countedSources } from './residence-rules.ts';

/** One proof of the viewer's own residence. */
export interface ProofView {
  readonly basis: ResidenceBasis;
  readonly source: ResidenceSource;
  readonly checkedAt: Date;
  readonly expiresAt: Date | null;
  /** `uncounted`: the hromada does not count this source now. */
  readonly state: 'valid' | 'expired' | 'uncounted';
}

const MOST_PROOFS = 20;

/** Proofs of the viewer's residence that hold or held, the latest first. */
export async function proofsOfViewer(ctx: DataContext): Promise<ProofView[]> {
  if (!ctx.actor.participantId) return [];
  const counted = countedSources(ctx.settingsOf(CORE_MANIFEST));
  const rows = await ctx.sql<ProofView & { holds: boolean }>`
    select basis, source, checked_at as "checkedAt", expires_at as "expiresAt",
      state = 'valid' and (expires_at is null or expires_at > now()) as holds
    from residency_proof
    where tenant_id = ${ctx.tenantId}::uuid and participant_id = ${ctx.actor.participantId}::uuid
    order by checked_at desc, id desc limit ${MOST_PROOFS}`;
  return rows.map(({ holds, ...proof }) => ({
    ...proof,
    state: !holds ? 'expired' : counted.includes(proof.source) ? 'valid' : 'uncounted',
  }));
}

export interface ListView {
  readonly id: string;
  readonly mode: 'replace' | 'add';
  readonly state: 'loading' | 'ready' | 'replaced' | 'broken';
  readonly source: string;
  readonly by: string | null;
  readonly rows: number;
  readonly people: number;
  readonly faulty: number;
  readonly repeated: number;
  readonly problems: readonly ListProblem[];
  readonly createdAt: Date;
}

const MOST_LISTS = 20;

/** Registers that the council gave, the latest first; the problems by their lines, never by what stood there. */
export async function residentListsOf({ sql, tenantId, ability }: DataContext): Promise<ListView[]> {
  if (!ability.can('read', 'ResidentList')) return [];
  return sql<ListView>`
    select l.id, l.mode, l.state, l.source, m.display_name as by, l.rows, l.people, l.faulty, l.repeated, l.problems,
      l.created_at as "createdAt"
    from resident_list l left join staff_member m on m.tenant_id = l.tenant_id and m.id = l.staff_id
    where l.tenant_id = ${tenantId}::uuid order by l.created_at desc limit ${MOST_LISTS}`;
}

/** How many people an officer confirmed on one day. */
export interface ConfirmedDay {
  readonly day: string;
  readonly officer: string;
  readonly confirmed: number;
  /** More than an honest desk confirms (threats F11): somebody should look at it. */
  readonly many: boolean;
}

/** Above this many a day, the table marks the officer. */
export const MANY_A_DAY = 10;
const DAYS_SHOWN = 30;

/** Confirmations by officers in the last days: numbers alone, so that whoever looks learns of no resident. */
export async function confirmedDays({ sql, tenantId, tenant, ability }: DataContext): Promise<ConfirmedDay[]> {
  if (!ability.can('read', 'ResidencyProof')) return [];
  return sql<ConfirmedDay>`
    select to_char(p.checked_at at time zone ${tenant.timeZone}, 'YYYY-MM-DD') as day, m.display_name as officer,
      count(*)::int as confirmed, count(*) > ${MANY_A_DAY}::int as many
    from residency_proof p join staff_member m on m.tenant_id = p.tenant_id and m.id = p.staff_id
    where p.tenant_id = ${tenantId}::uuid and p.checked_at > now() - make_interval(days => ${DAYS_SHOWN}::int)
    group by 1, m.id, m.display_name order by 1 desc, 2 limit 200`;
}
