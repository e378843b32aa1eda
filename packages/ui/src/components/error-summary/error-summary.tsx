import { useTranslation } from '@viche/i18n';
import { Icon } from '../icon/icon.tsx';

/** One mistake: where it is and how to fix it, in the same words as beside the field. */
export interface FormError {
  /** Id of the control to go to; without it the mistake belongs to the form as a whole. */
  readonly fieldId?: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly errors: readonly FormError[];
  /** A sentence under the title; by default that everything written is kept. */
  readonly note?: string;
}

/**
 * All mistakes of a form, above it. Takes the focus when the page opens, so that a person who cannot see the red
 * border hears first what to do, and each line leads to its field. Renders nothing without errors.
 */
export function ErrorSummary({ errors, note }: ErrorSummaryProps) {
  const { t } = useTranslation('ui');
  if (errors.length === 0) return null;
  return (
    <div
      className="errors mb-6"
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      id="error-summary"
      // biome-ignore lint/a11y/noAutofocus: after a failed submit the summary is what the person needs, not the page top
      autoFocus
    >
      <h2 id="error-summary-title">
        <Icon name="warn" />
        {t('errorSummary.title', { count: errors.length })}
      </h2>
      <p>{note ?? t('errorSummary.kept')}</p>
      <ul className="er">
        {errors.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>{fieldId ? <a href={`#${fieldId}`}>{message}</a> : <b>{message}</b>}</li>
        ))}
      </ul>
    </div>
  );
}
