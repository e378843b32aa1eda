import { type Builder, commandField } from '@viche/graphql';
import type { DataContext } from '@viche/plugin-api';
import { moveRolloutStep, settleRolloutStep } from './rollout-commands.ts';
import { MODEL_PLAN } from './rollout-plan.ts';

const CORE = { plugin: 'core' } as const;

interface RolloutStepRow {
  readonly step: string;
  readonly dueOn: string;
  readonly settledAt: Date | null;
  readonly revision: number;
}

/** In the order of the model plan; steps that it has no more come last. */
async function stepsOf({ sql, tenantId, ability }: DataContext): Promise<RolloutStepRow[]> {
  if (!ability.can('read', 'RolloutPlan')) return [];
  return sql<RolloutStepRow>`
    select step, due_on::text as "dueOn", settled_at as "settledAt", revision from rollout_step
    where tenant_id = ${tenantId}::uuid
    order by due_on, array_position(${MODEL_PLAN.map(({ step }) => step)}::text[], step)`;
}

/** `rolloutPlan`: how far the site is put into use, and the two acts on its steps. */
export function addRollout(builder: Builder): void {
  const Step = builder.objectRef<RolloutStepRow>('RolloutStep').implement({
    description: 'A step of putting the site into use.',
    extensions: CORE,
    fields: (t) => ({
      step: t.exposeString('step'),
      dueOn: t.field({ type: 'Day', resolve: ({ dueOn }) => dueOn }),
      settledAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ settledAt }) => settledAt }),
      path: t.string({
        nullable: true,
        description: 'Where on the site it is done; null for a step outside it.',
        resolve: ({ step }) => MODEL_PLAN.find((known) => known.step === step)?.path ?? null,
      }),
      revision: t.exposeInt('revision'),
    }),
  });
  builder.queryField('rolloutPlan', (t) =>
    t.field({
      type: [Step],
      extensions: CORE,
      authScopes: { staff: true },
      description: 'Steps of putting the site into use by their days; none where the site was opened without a plan.',
      resolve: (_root, _args, ctx) => stepsOf(ctx),
    }),
  );
  const load = async (ctx: DataContext, { step }: { step: string }) =>
    (await stepsOf(ctx)).find((row) => row.step === step) ?? null;
  commandField(builder, settleRolloutStep, { type: Step, load, description: 'Settles a step, or opens it again.' });
  commandField(builder, moveRolloutStep, { type: Step, load, description: 'Puts another day to a step.' });
}
