import { useTranslation } from '@viche/i18n';
import { Icon } from '../icon/icon.tsx';

/** One step of a staged form; a done one can be opened again. */
export interface FormStep {
  readonly key: string;
  readonly label: string;
  readonly state: 'done' | 'now' | 'next';
  readonly href?: string;
}

function StepList({ steps }: { steps: readonly FormStep[] }) {
  const { t } = useTranslation('ui');
  return (
    <ol className="steps">
      {steps.map(({ key, label, state, href }, index) => (
        <li key={key} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="no">{state === 'done' ? <Icon name="check" /> : index + 1}</span>
          <span>
            {href && state === 'done' ? <a href={href}>{label}</a> : label}
            {state === 'done' ? <span className="sr"> {t('steps.done')}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** All steps of a form by name: beside it on a wide screen, under «Крок 1 із 6» on a phone. */
export function Steps({ steps, label }: { steps: readonly FormStep[]; label: string }) {
  const { t } = useTranslation('ui');
  const current = steps.findIndex(({ state }) => state === 'now') + 1;
  return (
    <>
      <nav className="step-side" aria-label={label}>
        <StepList steps={steps} />
      </nav>
      <details className="step-fold">
        <summary>
          {t('steps.position', { current, total: steps.length })}
          <u>{t('steps.all')}</u>
        </summary>
        <StepList steps={steps} />
      </details>
    </>
  );
}
