import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { CheckList, TextLink } from '@viche/ui';
import { isOwner } from './desk-roles.ts';

/** Answer of the query `rolloutPlan`. */
export interface RolloutStepData {
  readonly step: string;
  readonly dueOn: string;
  readonly settledAt: string | null;
  readonly path: string | null;
  readonly revision: number;
}

export const ROLLOUT_FIELDS = 'step dueOn settledAt path revision';

/** How far the site is put into use, for as long as something of it is left. */
export function RolloutSummary({ steps }: { steps: readonly RolloutStepData[] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const site = useSite();
  const { href } = site;
  const settled = steps.filter(({ settledAt }) => settledAt);
  if (settled.length === steps.length) return null;
  return (
    <section className="mt-7 measure" aria-labelledby="rollout">
      <h2 id="rollout" className="mb-4">
        {t('rollout.progress', { done: settled.length, total: steps.length })}
      </h2>
      <CheckList
        look="sheet"
        items={steps.map(({ step, settledAt, dueOn }) => ({
          key: step,
          state: settledAt ? 'yes' : 'waiting',
          text: (
            <>
              {t(`rollout.steps.${step}.title`)}
              <br />
              <span className="muted sm">
                {settledAt ? format.date(settledAt, 'day') : t('rollout.until', { date: format.date(dueOn, 'day') })}
              </span>
            </>
          ),
        }))}
      />
      {isOwner(site) ? (
        <p className="mt-4">
          <TextLink href={href('/admin/rollout')}>{t('rollout.open')}</TextLink>
        </p>
      ) : null}
    </section>
  );
}
