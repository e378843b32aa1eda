import type { DataContext } from '@viche/plugin-api';
import type { PetitionTerm } from '../terms-of-petition.ts';

/** A clock of a petition. `dueOn` and `dueBefore` are null while a pause keeps the end unknown. */
export interface TermRow {
  readonly petitionId: string;
  readonly kind: string;
  readonly state: string;
  readonly startedAt: Date;
  readonly dueOn: string | null;
  readonly dueBefore: Date | null;
  readonly steps: unknown;
  /** The day that stood there before the calendar changed, and the act that changed it; null where nothing moved. */
  readonly formerDueOn: string | null;
  readonly movedBy: string | null;
}

const columns = ({ sql }: Pick<DataContext, 'sql'>) => sql.part`
  subject_id as "petitionId", kind, state, started_at as "startedAt", due_on as "dueOn", due_before as "dueBefore", steps,
  (select e.detail ->> 'oldDue' from deadline_event e
    where e.tenant_id = deadline.tenant_id and e.deadline_id = deadline.id and e.event = 'recompute' order by e.id desc limit 1) as "formerDueOn",
  (select e.detail ->> 'source' from deadline_event e
    where e.tenant_id = deadline.tenant_id and e.deadline_id = deadline.id and e.event = 'recompute' order by e.id desc limit 1) as "movedBy"`;

/** Every clock that ran or runs for the petition, the latest of each kind first. */
export function termsOf(ctx: DataContext, petitionId: string): Promise<TermRow[]> {
  return ctx.sql<TermRow>`
    select ${columns(ctx)} from deadline
    where tenant_id = ${ctx.tenantId}::uuid and subject_type = 'Petition' and subject_id = ${petitionId}::uuid
    order by started_at desc, id desc`;
}

/** The clock of this kind that runs or stands now, or null. */
export async function openTerm(
  ctx: Pick<DataContext, 'sql' | 'tenantId'>,
  petitionId: string,
  kind: PetitionTerm,
): Promise<TermRow | null> {
  const [term] = await ctx.sql<TermRow>`
    select ${columns(ctx)} from deadline
    where tenant_id = ${ctx.tenantId}::uuid and subject_type = 'Petition' and subject_id = ${petitionId}::uuid
      and kind = ${`petitions.${kind}`} and state in ('running', 'paused')`;
  return term ?? null;
}

/** The open clocks of one kind, by their subject: the petition, or its proposed merge. */
export async function openTerms(
  ctx: DataContext,
  subjectIds: readonly string[],
  kind: PetitionTerm | 'merge',
): Promise<Map<string, TermRow>> {
  const rows = await ctx.sql<TermRow>`
    select ${columns(ctx)} from deadline
    where tenant_id = ${ctx.tenantId}::uuid and kind = ${`petitions.${kind}`} and state in ('running', 'paused')
      and subject_id = any(${[...subjectIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.petitionId, row]));
}
