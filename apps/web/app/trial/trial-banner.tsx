import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Notice, TextLink } from '@viche/ui';
import { isOwner } from '../desk/desk-roles.ts';

/** Says on every page of a trial site that nothing on it is real; to its owners, where it is opened. */
export function TrialBanner({ to }: { to: 'everybody' | 'staff' }) {
  const { t } = useTranslation('trial');
  const site = useSite();
  if (!site.tenant.trial) return null;
  return (
    <div className={to === 'everybody' ? 'wrap mt-4 mb-4' : 'mb-5'}>
      <Notice tone="warn" icon="warn">
        <p>
          <b>{t('banner.title')}</b>
        </p>
        <p>{t('banner.body')}</p>
        {to === 'staff' && isOwner(site) ? (
          <TextLink href={site.href('/admin/opening')}>{t('banner.desk')}</TextLink>
        ) : null}
      </Notice>
    </div>
  );
}
