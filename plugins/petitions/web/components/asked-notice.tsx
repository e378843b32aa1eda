import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { GoLink, Notice } from '@viche/ui';

/** Shown to the first of two people: what was asked, and where it waits. */
export function AskedNotice() {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  return (
    <div className="mb-5">
      <Notice tone="info" headingLevel={2} title={t('fourEyes.sentTitle')} appears="after-act">
        <p>{t('fourEyes.sent')}</p>
        <p>
          <GoLink href={href('/admin/second-person')}>{t('fourEyes.toList')}</GoLink>
        </p>
      </Notice>
    </div>
  );
}
