import {
  computeDeadline,
  type DeadlineEvent,
  type DeadlineRule,
  deadlineEventSchema,
  deadlineRuleSchema,
  refusalOf,
  workingDayStatus,
} from '@viche/calendar';
import { newId, type Session } from '@viche/db';
import type { BaseContext, DayOff, Deadlines, DeadlineView } from '@viche/plugin-api';
import type { HostServices } from './services.ts';

interface OpenDeadline {
  readonly id: string;
  readonly rule: unknown;
}

interface StoredEvent {
  readonly event: string;
  readonly at: Date;
  readonly detail: { readonly why?: string };
}

/** When a term would end if it began at `from`, by the calendar in force. */
export async function forecast(
  session: Session,
  services: HostServices,
  tenantId: string,
  rule: DeadlineRule,
  from: Date,
): Promise<DeadlineView> {
  const calendar = await services.calendar(session, { tenantId });
  return viewOf(rule, computeDeadline(rule, [{ kind: 'start', at: from.toISOString() }], calendar));
}

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** Days on which nobody works, by the calendar in force. */
export async function daysOff(
  session: Session,
  services: HostServices,
  { tenantId, t }: Pick<BaseContext, 'tenantId' | 't'>,
  [from, until]: readonly [string, string],
): Promise<DayOff[]> {
  const calendar = await services.calendar(session, { tenantId });
  const count = Math.min((Date.parse(until) - Date.parse(from)) / DAY_MS + 1, MOST_DAYS);
  const days = Array.from({ length: Math.max(count, 0) }, (_, place) =>
    new Date(Date.parse(from) + place * DAY_MS).toISOString().slice(0, 10),
  );
  return days.flatMap((day) => {
    const { working, why } = workingDayStatus(calendar, day);
    return working ? [] : [{ day, why: t(`calendar:why.${why ?? 'unknown'}`) }];
  });
}

function viewOf(rule: DeadlineRule, { dueOn, dueBefore, steps }: ReturnType<typeof computeDeadline>): DeadlineView {
  if (!dueOn || !dueBefore) throw new Error(`The rule ${rule.id} gives no due moment`);
  return { dueOn, dueBefore: new Date(dueBefore), steps };
}

/** Clocks of one tenant, counted by the calendar in force. The facts are appended, never rewritten. */
export function deadlines(
  session: Session,
  services: HostServices,
  tenantId: string,
  now: () => Promise<Date>,
): Deadlines {
  const { sql } = session;

  const append = (deadlineId: string, event: string, at: Date, detail: object = {}) =>
    sql`insert into deadline_event (tenant_id, id, deadline_id, event, at, detail)
      values (${tenantId}::uuid, ${newId()}::uuid, ${deadlineId}::uuid, ${event}, ${at}, ${JSON.stringify(detail)}::jsonb)`;

  const eventsOf = (deadlineId: string) => deadlineFacts(session, tenantId, deadlineId);

  const clocks: Deadlines = {
    async start(kind, subject, rule: DeadlineRule, startedAt): Promise<DeadlineView> {
      const calendar = await services.calendar(session, { tenantId });
      const due = computeDeadline(rule, [{ kind: 'start', at: startedAt.toISOString() }], calendar);
      const [row] = await sql<{ id: string }>`
        insert into deadline (tenant_id, id, kind, subject_type, subject_id, rule, calendar_edition, started_at, due_on, due_before, steps)
        values (${tenantId}::uuid, ${newId()}::uuid, ${kind}, ${subject.type}, ${subject.id}::uuid, ${JSON.stringify(rule)}::jsonb,
          ${calendar.edition ?? ''}, ${startedAt}, ${due.dueOn}::date, ${due.dueBefore}::timestamptz, ${JSON.stringify(due.steps)}::jsonb)
        returning id`;
      await append(row!.id, 'start', startedAt);
      return viewOf(rule, due);
    },
    async finish(kind, subject, outcome) {
      const at = await now();
      const event = { met: 'meet', missed: 'miss', cancelled: 'cancel' }[outcome];
      await sql`
        with finished as (
          update deadline set state = ${outcome}
          where tenant_id = ${tenantId}::uuid and kind = ${kind} and subject_type = ${subject.type} and subject_id = ${subject.id}::uuid
            and state in ('running', 'paused')
          returning id)
        insert into deadline_event (tenant_id, id, deadline_id, event, at)
        select ${tenantId}::uuid, ${newId()}::uuid, id, ${event}, ${at} from finished`;
    },
    async move(kind, subject, step, { why, details = {} }) {
      const [open] = await sql<OpenDeadline>`
        select id, rule from deadline
        where tenant_id = ${tenantId}::uuid and kind = ${kind} and subject_type = ${subject.type} and subject_id = ${subject.id}::uuid
          and state in ('running', 'paused') for update`;
      if (!open) return 'calendar/no-start';
      const at = await now();
      const rule = deadlineRuleSchema.parse(open.rule);
      const [calendar, events] = [await services.calendar(session, { tenantId }), await eventsOf(open.id)];
      const next = deadlineEventSchema.parse({ kind: step, at: at.toISOString(), why });
      const refusal = refusalOf(rule, events, next, calendar);
      if (refusal) return refusal;
      const due = computeDeadline(rule, [...events, next], calendar);
      await append(open.id, step, at, { ...details, why });
      await sql`
        update deadline set state = ${due.state}, due_on = ${due.dueOn}::date, due_before = ${due.dueBefore}::timestamptz,
          steps = ${JSON.stringify(due.steps)}::jsonb, calendar_edition = ${calendar.edition ?? ''}
        where tenant_id = ${tenantId}::uuid and id = ${open.id}::uuid`;
      return null;
    },
    async restart(kind, subject, rule, startedAt, why) {
      const superseded = await sql<{ id: string }>`
        update deadline set state = 'superseded'
        where tenant_id = ${tenantId}::uuid and kind = ${kind} and subject_type = ${subject.type} and subject_id = ${subject.id}::uuid
          and state in ('running', 'paused')
        returning id`;
      const at = await now();
      for (const { id } of superseded) await append(id, 'restart', at, { why });
      return clocks.start(kind, subject, rule, startedAt);
    },
  };
  return clocks;
}

/** What happened to a deadline, as far as its sum goes: beginnings and pauses. */
export async function deadlineFacts({ sql }: Session, tenantId: string, deadlineId: string): Promise<DeadlineEvent[]> {
  const stored = await sql<StoredEvent>`
    select event, at, detail from deadline_event
    where tenant_id = ${tenantId}::uuid and deadline_id = ${deadlineId}::uuid and event in ('start', 'pause', 'resume')
    order by at, id`;
  return stored.map(({ event, at, detail: { why } }) =>
    deadlineEventSchema.parse({ kind: event, at: at.toISOString(), ...(why && { why }) }),
  );
}
