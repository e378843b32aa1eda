import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Notice, TextLink } from '@viche/ui';

/** Above a form of a dangerous act, before anything is typed: the proof is due, and where it is given. */
export function ProofNotice() {
  const { t } = useTranslation('people');
  const { actor, href, path, asksForProof } = useSite();
  // After a refusal the frame of the desk says it, with a way that keeps what was typed.
  if (actor.proof === 'fresh' || asksForProof) return null;
  return (
    <div className="mb-5">
      <Notice tone="info" icon="key" headingLevel={2} title={t('proof.title')}>
        <p>{t('proof.before')}</p>
        <TextLink href={`${href('/account/confirm')}?returnTo=${encodeURIComponent(href(path))}`}>
          {t('proof.act')}
        </TextLink>
      </Notice>
    </div>
  );
}

/** After a refused act: the proof is given in another tab, so that what was typed stays in this one. */
export function ProofAsked() {
  const { t } = useTranslation('people');
  const { href } = useSite();
  return (
    <div className="mb-5">
      <Notice tone="warn" icon="key" headingLevel={2} title={t('proof.title')} appears="after-act">
        <p>{t('proof.after')}</p>
        <a href={href('/account/confirm')} target="_blank" rel="noreferrer">
          {t('proof.actInTab')}
        </a>
      </Notice>
    </div>
  );
}
