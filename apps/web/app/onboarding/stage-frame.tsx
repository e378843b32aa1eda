import { useFormat, useTranslation } from '@viche/i18n';
import { FormSecrets, ONBOARDING_STAGES, type OnboardingStage, type Refusal, useSite } from '@viche/site';
import { Button, ErrorSummary, PageMain, Split, Steps } from '@viche/ui';
import type { ReactNode } from 'react';

interface StageFrameProps {
  readonly stage: OnboardingStage;
  readonly revision: number;
  readonly savedAt: string | null;
  readonly missing: readonly OnboardingStage[];
  readonly refusal: Refusal | null;
  /** Between heading and form: a search, for one. */
  readonly before?: ReactNode;
  /** Without it there is nothing to send yet. */
  readonly submit?: string;
  readonly children?: ReactNode;
}

/** What stands around each step: where one is, that all is kept, what was wrong. */
export function StageFrame(props: StageFrameProps) {
  const { stage, revision, savedAt, missing, refusal, before, submit, children } = props;
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const at = ONBOARDING_STAGES.indexOf(stage);
  const errors = refusal?.fields.length
    ? refusal.fields.map(({ field, message }) => ({ fieldId: field.replace('.', '-'), message }))
    : refusal
      ? [{ message: refusal.message }]
      : [];
  return (
    <PageMain>
      <Split side="start">
        <aside aria-label={t('onboarding.steps')}>
          <Steps
            label={t('onboarding.steps')}
            steps={ONBOARDING_STAGES.map((step, index) => ({
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
          {before}
          <form method="post" action={href(`/open/${stage}`)} className="flow">
            <FormSecrets scope={`open-${stage}`} />
            <input type="hidden" name="revision" value={revision} />
            {children}
            {submit ? <Button size="lg">{submit}</Button> : null}
          </form>
        </div>
      </Split>
    </PageMain>
  );
}
