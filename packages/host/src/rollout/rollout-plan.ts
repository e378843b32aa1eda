import type { Session } from '@viche/db';

/**
 * The model order of putting a site into use, which the councils' association found missing («відсутній типовий порядок
 * запровадження»): what to do, by which day after the opening, and where on the desk. A hromada moves the days as it needs.
 */
export const MODEL_PLAN = [
  { step: 'contacts', afterDays: 3, path: '/admin/council' },
  { step: 'domain', afterDays: 3, path: '/admin/domains', only: 'where-asked' },
  { step: 'rules', afterDays: 7, path: '/admin/settings/petitions' },
  { step: 'agreement', afterDays: 14, path: null },
  { step: 'regulations', afterDays: 30, path: null },
  { step: 'opening', afterDays: 30, path: '/admin/opening', only: 'where-asked' },
  { step: 'trial', afterDays: 14, path: '/petitions' },
  { step: 'staff', afterDays: 21, path: null },
  { step: 'places', afterDays: 28, path: null },
  { step: 'announcement', afterDays: 35, path: null },
  { step: 'review', afterDays: 90, path: '/petitions/statistics' },
] as const satisfies readonly {
  readonly step: string;
  readonly afterDays: number;
  readonly path: string | null;
  /** Not of every site: the opening says whether it concerns this one. */
  readonly only?: 'where-asked';
}[];

export type RolloutStepName = (typeof MODEL_PLAN)[number]['step'];
export const ROLLOUT_STEPS = MODEL_PLAN.map(({ step }) => step) as [RolloutStepName, ...RolloutStepName[]];

/** Writes the model plan of a site that opens now, with days by the hromada's own clock; `more` names steps that not every site has. */
export async function writeRolloutPlan(
  { sql }: Session,
  tenantId: string,
  timeZone: string,
  more: readonly RolloutStepName[] = [],
): Promise<void> {
  const plan = MODEL_PLAN.filter((one) => !('only' in one) || more.includes(one.step));
  await sql`
    insert into rollout_step (tenant_id, step, due_on)
    select ${tenantId}::uuid, plan.step, (now() at time zone ${timeZone})::date + plan.days
    from unnest(${plan.map(({ step }) => step)}::text[], ${plan.map(({ afterDays }) => afterDays)}::int[]) as plan (step, days)`;
}
