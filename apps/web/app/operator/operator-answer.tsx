import { useTranslation } from '@viche/i18n';
import { type Refusal, useSite } from '@viche/site';
import { Notice, TextLink } from '@viche/ui';
import { DeskAnswer } from '../desk/desk-form.tsx';

interface OperatorAnswerProps {
  readonly refused: { readonly refusal: Refusal } | undefined;
  readonly fields: readonly string[];
  readonly done: string | null;
}

/** What came of the last act. A proof that is due is given in another tab, so that what was typed stays in this one. */
export function OperatorAnswer({ refused, ...rest }: OperatorAnswerProps) {
  const { t } = useTranslation('operator');
  const { href } = useSite();
  if (refused?.refusal.code !== 'core/step-up') return <DeskAnswer refused={refused} {...rest} />;
  return (
    <div className="mb-5">
      <Notice tone="warn" icon="key" headingLevel={2} title={t('proof.title')} appears="after-act">
        <p>{t('proof.after')}</p>
        <a href={href('/operator/login')} target="_blank" rel="noreferrer">
          {t('proof.actInTab')}
        </a>
      </Notice>
    </div>
  );
}

/** Above the forms of dangerous acts, before anything is typed: the proof is due, and where it is given. */
export function ProofDue({ state }: { state: 'fresh' | 'due' }) {
  const { t } = useTranslation('operator');
  const { href, path } = useSite();
  if (state === 'fresh') return null;
  return (
    <div className="mb-5">
      <Notice tone="info" icon="key" headingLevel={2} title={t('proof.title')}>
        <p>{t('proof.before')}</p>
        <TextLink href={`${href('/operator/login')}?returnTo=${encodeURIComponent(href(path))}`}>
          {t('proof.act')}
        </TextLink>
      </Notice>
    </div>
  );
}
