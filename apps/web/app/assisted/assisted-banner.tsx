import { useTranslation } from '@viche/i18n';
import { FormSecrets, useSite } from '@viche/site';
import { Button, Notice, TextLink } from '@viche/ui';

/** Says on every page of a session at a desk who serves whom, and ends it. */
export function AssistedBanner() {
  const { t } = useTranslation('residency');
  const { actor, href } = useSite();
  if (!actor.assisted) return null;
  return (
    <div className="wrap mt-4">
      <Notice tone="warn" icon="users">
        <p>
          <b>{t('assisted.banner', { officer: actor.assisted.by, person: actor.publicName })}</b>
        </p>
        <div className="row">
          <TextLink href={href('/assisted')}>{t('assisted.bannerLink')}</TextLink>
          <form method="post" action="/auth/assisted/end">
            <FormSecrets scope="assisted-end" />
            <Button variant="second">{t('assisted.screen.finish')}</Button>
          </form>
        </div>
      </Notice>
    </div>
  );
}
