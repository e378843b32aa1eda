import type { PluginContext } from '@viche/plugin-api';
import { stepTerm } from './terms.ts';

type Ctx = Pick<PluginContext, 'deadlines' | 'sql' | 'tenant' | 'tenantId' | 'now'>;

const KIND = 'petitions.step';
const subjectOf = (stepId: string) => ({ type: 'ImplementationStep', id: stepId });

/** Lets the clock of a promised step run until its day. A promise for a day that is past has no clock: it is late already. */
export async function startStepTerm(ctx: Ctx, stepId: string, dueOn: string): Promise<void> {
  const now = await ctx.now();
  const [left] = await ctx.sql<{ days: number }>`
    select (${dueOn}::date - (${now}::timestamptz at time zone ${ctx.tenant.timeZone})::date)::int as days`;
  if (left!.days >= 0) await ctx.deadlines.start(KIND, subjectOf(stepId), stepTerm(left!.days), now);
}

/** Stops the clock of a step that is done or given up; one that is taken up again runs again. */
export async function settleStepTerm(ctx: Ctx, step: { id: string; dueOn: Date }, state: string): Promise<void> {
  if (state === 'done' || state === 'failed') {
    await ctx.deadlines.finish(KIND, subjectOf(step.id), state === 'done' ? 'met' : 'missed');
    return;
  }
  const running = await ctx.sql`
    select from deadline
    where tenant_id = ${ctx.tenantId}::uuid and kind = ${KIND} and subject_id = ${step.id}::uuid and state = 'running'`;
  if (running.length === 0) await startStepTerm(ctx, step.id, step.dueOn.toISOString().slice(0, 10));
}
