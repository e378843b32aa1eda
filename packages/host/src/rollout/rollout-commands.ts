import { Conflict, NotFound, type PluginContext } from '@viche/plugin-api';
import { z } from 'zod';
import { coreCommand } from '../commands/core-command.ts';
import { CORE_MANIFEST } from '../core-manifest.ts';
import { ROLLOUT_STEPS, type RolloutStepName } from './rollout-plan.ts';

interface StoredStep {
  readonly dueOn: string;
  readonly settledAt: Date | null;
  readonly revision: number;
}

async function lockedStep(
  { sql, tenantId }: Pick<PluginContext, 'sql' | 'tenantId'>,
  step: RolloutStepName,
  revision: number,
): Promise<StoredStep> {
  const [row] = await sql<StoredStep>`
    select due_on::text as "dueOn", settled_at as "settledAt", revision from rollout_step
    where tenant_id = ${tenantId}::uuid and step = ${step} for update`;
  if (!row) throw new NotFound({});
  if (row.revision !== revision) throw new Conflict({ current: row.revision });
  return row;
}

/** Marks a step of the roll-out plan as settled, or takes the mark back. */
export const settleRolloutStep = coreCommand({
  name: 'core.settle-rollout-step',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'RolloutPlan'],
  by: 'staff',
  input: z.strictObject({ step: z.enum(ROLLOUT_STEPS), state: z.enum(['open', 'settled']), revision: z.int().min(1) }),
  errors: [],
  interactive: true,
  async run(ctx, { step, state, revision }) {
    const { sql, tenantId, actor } = ctx;
    const was = await lockedStep(ctx, step, revision);
    const settles = state === 'settled';
    if ((was.settledAt !== null) === settles) throw new Conflict({ current: was.revision });
    await sql`
      update rollout_step set settled_at = ${settles ? await ctx.now() : null}, settled_by = ${settles ? actor.staffId : null}::uuid,
        revision = revision + 1
      where tenant_id = ${tenantId}::uuid and step = ${step}`;
    ctx.noteChange({ type: 'RolloutPlan', id: step }, settles ? 'open' : 'settled', state);
    return { step };
  },
});

/** Puts another day to a step that is not settled yet. */
export const moveRolloutStep = coreCommand({
  name: 'core.move-rollout-step',
  plugin: CORE_MANIFEST,
  assurance: 'eid',
  can: ['update', 'RolloutPlan'],
  by: 'staff',
  input: z.strictObject({ step: z.enum(ROLLOUT_STEPS), dueOn: z.iso.date(), revision: z.int().min(1) }),
  errors: [],
  interactive: true,
  async run(ctx, { step, dueOn, revision }) {
    const { sql, tenantId } = ctx;
    const was = await lockedStep(ctx, step, revision);
    if (was.settledAt) throw new Conflict({ current: was.revision });
    await sql`
      update rollout_step set due_on = ${dueOn}::date, revision = revision + 1
      where tenant_id = ${tenantId}::uuid and step = ${step}`;
    ctx.noteChange({ type: 'RolloutPlan', id: step }, was.dueOn, dueOn);
    return { step };
  },
});
