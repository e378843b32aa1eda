import { useTranslation } from '@viche/i18n';

/** First stop of the keyboard: past the header to the content. */
export function SkipLink({ href = '#main' }: { href?: string }) {
  const { t } = useTranslation('ui');
  return (
    <a className="skip" href={href}>
      {t('skip')}
    </a>
  );
}
