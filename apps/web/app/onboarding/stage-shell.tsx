import { useFormat, useTranslation } from '@viche/i18n';
import { type OnboardingStage, type Refusal, useSite } from '@viche/site';
import { ErrorSummary, PageMain, Split, Steps } from '@viche/ui';
import type { ReactNode } from 'react';

export interface StageShellProps {
  readonly stage: OnboardingStage;
  /** The steps of this applicant. */
  readonly stages: readonly OnboardingStage[];
  readonly savedAt: string | null;
  readonly missing: readonly OnboardingStage[];
  readonly refusal: Refusal | null;
  /** Fields that the page shows now: a problem of another one is said without a link. */
  readonly fields?: readonly string[];
  readonly children?: ReactNode;
}

/** What stands around each step: where one is, that all is kept, what was wrong. */
export function StageShell({ stage, stages, savedAt, missing, refusal, fields, children }: StageShellProps) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const at = stages.indexOf(stage);
  const errors = refusal?.fields.length
    ? refusal.fields.map(({ field, message }) =>
        fields && !fields.includes(field) ? { message } : { fieldId: field.replace('.', '-'), message },
      )
    : refusal
      ? [{ message: refusal.message }]
      : [];
  return (
    <PageMain>
      <Split side="start">
        <aside aria-label={t('onboarding.steps')}>
          <Steps
            label={t('onboarding.steps')}
            steps={stages.map((step, index) => ({
              key: step,
              label: t(`onboarding.stage.${step}`),
              state: index === at ? 'now' : index < at && !missing.includes(step) ? 'done' : 'next',
              href: href(`/open/${step}`),
            }))}
          />
          {savedAt ? (
            <p className="muted sm mt-5">{t('onboarding.saved', { time: format.time(new Date(savedAt)) })}</p>
          ) : null}
        </aside>
        <div className="measure flow">
          <ErrorSummary errors={errors} />
          <p className="muted sm">{t('onboarding.title')}</p>
          <h1>{t(`onboarding.${stage}.title`)}</h1>
          {children}
        </div>
      </Split>
    </PageMain>
  );
}
