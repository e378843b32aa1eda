import { type DataContext, isId } from '@viche/plugin-api';
import { z } from 'zod';

/** One row of the audit log as the desk shows it. */
export interface JournalEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  /** Name of the staff member; null for the clock, for others, and for readers who may not see names. */
  readonly actor: string | null;
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly subject: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly requestId: string;
  /** Number of the sealed batch that holds the row; null while it waits for its seal. */
  readonly batch: number | null;
}

/** Which rows are asked for; what is left out does not matter. */
export interface JournalQuery {
  readonly action?: string | undefined;
  /** Id of a staff member. */
  readonly actor?: string | undefined;
  /** Kind of the subject (`Petition`), or an id. */
  readonly subject?: string | undefined;
  /** Local days, both included: `2026-11-22`. What is no day is left out. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Id of the last row of the page before. */
  readonly after?: string | undefined;
}

export interface JournalPage {
  readonly entries: readonly JournalEntry[];
  readonly next: string | null;
}

type Ctx = Pick<DataContext, 'sql' | 'tenantId' | 'tenant' | 'ability'>;

const PER_PAGE = 50;
const idIn = (text: string | undefined): string | null => (text && isId(text) ? text : null);
const wordIn = (text: string | undefined): string | null => text?.trim() || null;

/** Days that the calendar has only: `2026-02-30` is none. */
export const journalDay = (text: string | undefined): string | null => z.iso.date().safeParse(text).data ?? null;

/** A page of the audit log, newest first. Ids grow with time, so the last one seen is the place to go on from. */
export async function readJournal(ctx: Ctx, query: JournalQuery, limit = PER_PAGE): Promise<JournalPage> {
  const { sql, tenantId, tenant, ability } = ctx;
  const [actor, after] = [idIn(query.actor), idIn(query.after)];
  const [action, subject] = [wordIn(query.action), wordIn(query.subject)];
  const [from, until] = [journalDay(query.from), journalDay(query.until)];
  const showsNames = ability.can('read', 'StaffMember');
  const rows = await sql<JournalEntry>`
    select e.id, e.at, e.action, case when ${showsNames}::boolean then m.display_name end as actor, e.actor_id as "actorId",
      e.actor_kind as "actorKind", nullif(concat_ws(' ', e.subject_type, e.subject_id), '') as subject, e.outcome, e.reason,
      e.request_id as "requestId", l.batch_seq as batch
    from audit_entry e
    left join staff_member m on m.tenant_id = e.tenant_id and m.id = e.actor_id
    left join audit_leaf l on l.tenant_id = e.tenant_id and l.entry_id = e.id
    where e.tenant_id = ${tenantId}::uuid
      and (${action}::text is null or e.action = ${action})
      and (${actor}::uuid is null or e.actor_id = ${actor}::uuid)
      and (${subject}::text is null or e.subject_type = ${subject} or e.subject_id = ${subject})
      and (${from}::date is null or e.at >= ${from}::date::timestamp at time zone ${tenant.timeZone})
      and (${until}::date is null or e.at < (${until}::date + 1)::timestamp at time zone ${tenant.timeZone})
      and (${after}::uuid is null or e.id < ${after}::uuid)
    order by e.id desc limit ${limit + 1}`;
  const entries = rows.slice(0, limit);
  return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}

/** What the log may be filtered by. */
export interface JournalFacets {
  readonly actions: readonly string[];
  readonly subjects: readonly string[];
  readonly staff: readonly { readonly id: string; readonly name: string }[];
}

export async function journalFacets({ sql, tenantId, ability }: Ctx): Promise<JournalFacets> {
  const actions = await sql<{ name: string }>`
    select distinct action as name from audit_entry where tenant_id = ${tenantId}::uuid order by 1 limit 200`;
  const subjects = await sql<{ name: string }>`
    select distinct subject_type as name from audit_entry
    where tenant_id = ${tenantId}::uuid and subject_type is not null order by 1 limit 200`;
  const staff = ability.can('read', 'StaffMember')
    ? await sql<{ id: string; name: string }>`
        select id, display_name as name from staff_member where tenant_id = ${tenantId}::uuid order by 2 limit 500`
    : [];
  return { actions: actions.map(({ name }) => name), subjects: subjects.map(({ name }) => name), staff };
}
