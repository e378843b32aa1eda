import { type Calendar, computeDeadline, type DeadlineRule } from '@viche/calendar';
import { newId, type Session } from '@viche/db';
import { insertRows } from './insert-rows.ts';

/** A clock of a petition that was started in the past, and how it ended; null while it runs. */
export interface PastDeadline {
  readonly kind: string;
  readonly petitionId: string;
  readonly rule: DeadlineRule;
  readonly startedAt: Date;
  readonly ended: { readonly how: 'met' | 'missed'; readonly at: Date } | null;
}

/** The end of a term that began at `startedAt`, with its arithmetic. */
export function dueOf(rule: DeadlineRule, startedAt: Date, calendar: Calendar) {
  const { dueOn, dueBefore, steps } = computeDeadline(rule, [{ kind: 'start', at: startedAt.toISOString() }], calendar);
  if (!dueOn || !dueBefore) throw new Error(`the rule ${rule.id} gives no due moment`);
  return { dueOn, dueBefore: new Date(dueBefore), steps };
}

/** Writes the rows that `ctx.deadlines.start` and `finish` would have written then. */
export async function writeDeadlines(
  session: Session,
  calendar: Calendar,
  deadlines: readonly PastDeadline[],
): Promise<void> {
  const rows = deadlines.map((deadline) => ({
    id: newId(),
    deadline,
    due: dueOf(deadline.rule, deadline.startedAt, calendar),
  }));
  await insertRows(session, 'deadline', {
    id: ['uuid', rows.map((row) => row.id)],
    kind: ['text', rows.map((row) => row.deadline.kind)],
    subject_type: ['text', rows.map(() => 'Petition')],
    subject_id: ['uuid', rows.map((row) => row.deadline.petitionId)],
    rule: ['jsonb', rows.map((row) => JSON.stringify(row.deadline.rule))],
    calendar_edition: ['text', rows.map(() => calendar.edition ?? '')],
    started_at: ['timestamptz', rows.map((row) => row.deadline.startedAt)],
    due_on: ['date', rows.map((row) => row.due.dueOn)],
    due_before: ['timestamptz', rows.map((row) => row.due.dueBefore)],
    state: ['text', rows.map((row) => row.deadline.ended?.how ?? 'running')],
    steps: ['jsonb', rows.map((row) => JSON.stringify(row.due.steps))],
    created_at: ['timestamptz', rows.map((row) => row.deadline.startedAt)],
  });
  const events = rows.flatMap(({ id, deadline: { startedAt, ended } }) => [
    { id, event: 'start', at: startedAt },
    ...(ended ? [{ id, event: ended.how === 'met' ? 'meet' : 'miss', at: ended.at }] : []),
  ]);
  await insertRows(session, 'deadline_event', {
    id: ['uuid', events.map(() => newId())],
    deadline_id: ['uuid', events.map((event) => event.id)],
    event: ['text', events.map((event) => event.event)],
    at: ['timestamptz', events.map((event) => event.at)],
  });
}
