import { computeDeadline, type DeadlineStep, deadlineRuleSchema } from '@viche/calendar';
import { newId, type Session } from '@viche/db';
import { deadlineFacts } from './deadlines.ts';
import type { HostServices } from './services.ts';

interface OpenDeadline {
  readonly id: string;
  readonly rule: unknown;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly dueOn: string | null;
  readonly dueBefore: Date | null;
  readonly steps: readonly DeadlineStep[];
}

const AT_ONCE = 500;

/**
 * Counts every open deadline of the hromada again that was counted by another calendar than the one in force. Where the end moves,
 * the record says from which day to which, and which day of the calendar did it. Those that have ended stay as they ended.
 *
 * @returns tags of what changed
 */
export async function recomputeDeadlines(
  services: HostServices,
  session: Session,
  tenantId: string,
): Promise<readonly string[]> {
  const { sql } = session;
  const calendar = await services.calendar(session, { tenantId, age: 'fresh' });
  const edition = calendar.edition ?? '';
  const open = await sql<OpenDeadline>`
    select id, rule, subject_type as "subjectType", subject_id as "subjectId", due_on::text as "dueOn", due_before as "dueBefore", steps
    from deadline
    where tenant_id = ${tenantId}::uuid and state in ('running', 'paused') and calendar_edition <> ${edition}
    order by due_before nulls last, id limit ${AT_ONCE} for update`;
  const moved: string[] = [];
  for (const deadline of open) {
    const events = await deadlineFacts(session, tenantId, deadline.id);
    const due = computeDeadline(deadlineRuleSchema.parse(deadline.rule), events, calendar);
    const former = deadline.dueBefore?.getTime() ?? null;
    const next = due.dueBefore === null ? null : Date.parse(due.dueBefore);
    await sql`
      update deadline set due_on = ${due.dueOn}::date, due_before = ${due.dueBefore}::timestamptz, calendar_edition = ${edition},
        steps = ${JSON.stringify(due.steps)}::jsonb
      where tenant_id = ${tenantId}::uuid and id = ${deadline.id}::uuid`;
    if (former === next) continue;
    const detail = {
      oldDue: deadline.dueOn,
      newDue: due.dueOn,
      cause: 'calendar',
      ...dayBehind(deadline.steps, due.steps),
    };
    await sql`
      insert into deadline_event (tenant_id, id, deadline_id, event, at, detail)
      values (${tenantId}::uuid, ${newId()}::uuid, ${deadline.id}::uuid, 'recompute', now(), ${JSON.stringify(detail)}::jsonb)`;
    moved.push(`${deadline.subjectType}:${deadline.subjectId}`);
  }
  return moved;
}

/** The day that is counted otherwise than before, with its act: the reason that people are told. */
function dayBehind(before: readonly DeadlineStep[], after: readonly DeadlineStep[]): object {
  const skips = (steps: readonly DeadlineStep[]) => steps.filter(({ op }) => op === 'skip');
  const differs = (steps: readonly DeadlineStep[], others: readonly DeadlineStep[]) =>
    steps.find(({ on, to, why }) => !others.some((other) => other.on === on && other.to === to && other.why === why));
  const day = differs(skips(after), skips(before)) ?? differs(skips(before), skips(after));
  return day ? { on: day.on, ...(day.source && { source: day.source }) } : {};
}
