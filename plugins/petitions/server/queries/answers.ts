import type { DataContext } from '@viche/plugin-api';

export interface AnswerRow {
  readonly id: string;
  readonly kind: string;
  readonly outcome: string | null;
  readonly summary: string;
  readonly body: string;
  readonly officialName: string;
  readonly officialPost: string;
  readonly reason: string | null;
  readonly state: string;
  readonly revision: number;
  readonly publishedAt: Date | null;
}

/** What the council said and is about to say about a petition, in the order in which it was written. */
export function answersOf(ctx: DataContext, petitionId: string): Promise<AnswerRow[]> {
  return ctx.sql<AnswerRow>`
    select id, kind, outcome, summary, body, official_name as "officialName", official_post as "officialPost", reason, state,
      revision, published_at as "publishedAt"
    from petitions_petition_answer
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid order by created_at, id`;
}

export interface StepRow {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly state: string;
  readonly note: string;
  readonly doneOn: string | null;
  readonly revision: number;
}

/** What the council promised to do, by the promised day. */
export function stepsOf(ctx: DataContext, petitionId: string): Promise<StepRow[]> {
  return ctx.sql<StepRow>`
    select id, title, due_on::text as "dueOn", state, note, done_on::text as "doneOn", revision
    from petitions_implementation_step
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid order by due_on, id`;
}

export interface HandoverRow {
  readonly state: string;
  readonly documentNumber: string | null;
  readonly registeredAt: Date | null;
}

export async function handoverOf(ctx: DataContext, petitionId: string): Promise<HandoverRow | null> {
  const [row] = await ctx.sql<HandoverRow>`
    select state, document_number as "documentNumber", registered_at as "registeredAt" from petitions_appeal_handover
    where tenant_id = ${ctx.tenantId}::uuid and petition_id = ${petitionId}::uuid`;
  return row ?? null;
}

/** The day of the hearings for which the review stands now, or null while it runs. */
export async function hearingOf(ctx: DataContext, petitionId: string): Promise<string | null> {
  const [row] = await ctx.sql<{ hearingOn: string }>`
    select e.detail ->> 'hearingOn' as "hearingOn"
    from deadline d join deadline_event e on e.tenant_id = d.tenant_id and e.deadline_id = d.id and e.event = 'pause'
    where d.tenant_id = ${ctx.tenantId}::uuid and d.subject_type = 'Petition' and d.subject_id = ${petitionId}::uuid
      and d.kind = 'petitions.review' and d.state = 'paused'
    order by e.at desc limit 1`;
  return row?.hearingOn ?? null;
}
