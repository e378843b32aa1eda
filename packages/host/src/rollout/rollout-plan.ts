import type { Session } from '@viche/db';

/**
 * The model order of putting a site into use, which the councils' association found missing («відсутній типовий порядок
 * запровадження»): what to do, by which day after the opening, and where on the desk. A hromada moves the days as it needs.
 */
export const MODEL_PLAN = [
  { step: 'contacts', afterDays: 3, path: '/admin/council' },
  { step: 'rules', afterDays: 7, path: '/admin/settings/petitions' },
  { step: 'agreement', afterDays: 14, path: null },
  { step: 'regulations', afterDays: 30, path: null },
  { step: 'trial', afterDays: 14, path: '/petitions' },
  { step: 'staff', afterDays: 21, path: null },
  { step: 'places', afterDays: 28, path: null },
  { step: 'announcement', afterDays: 35, path: null },
  { step: 'review', afterDays: 90, path: '/petitions/statistics' },
] as const;

export type RolloutStepName = (typeof MODEL_PLAN)[number]['step'];
export const ROLLOUT_STEPS = MODEL_PLAN.map(({ step }) => step) as [RolloutStepName, ...RolloutStepName[]];

/** Writes the model plan of a site that opens now, with days by the hromada's own clock. */
export async function writeRolloutPlan({ sql }: Session, tenantId: string, timeZone: string): Promise<void> {
  await sql`
    insert into rollout_step (tenant_id, step, due_on)
    select ${tenantId}::uuid, plan.step, (now() at time zone ${timeZone})::date + plan.days
    from unnest(${MODEL_PLAN.map(({ step }) => step)}::text[], ${MODEL_PLAN.map(({ afterDays }) => afterDays)}::int[]) as plan (step, days)`;
}
