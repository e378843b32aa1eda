import { useFormat, useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Notice, TextLink } from '@viche/ui';

/** Says on every page of a site that is being closed when it ends and where it goes; to its owners, what there is to do. */
export function ClosingBanner({ to }: { to: 'everybody' | 'staff' }) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const { tenant, actor, href } = useSite();
  const { closing } = tenant;
  if (!closing) return null;
  const isOwner = actor.roles.some(({ role, module }) => role === 'owner' && module === '');
  return (
    <div className={to === 'everybody' ? 'wrap mt-4 mb-4' : 'mb-5'}>
      <Notice tone="warn" icon="clock">
        <p>
          <b>{t('banner.title')}</b>
        </p>
        <p>{t('banner.when', { day: format.date(closing.lastDay) })}</p>
        {closing.movedTo ? (
          <p>
            {t('banner.where')} <a href={closing.movedTo}>{closing.movedTo}</a>
          </p>
        ) : null}
        {to === 'staff' && isOwner ? <TextLink href={href('/admin/closing')}>{t('banner.desk')}</TextLink> : null}
      </Notice>
    </div>
  );
}
