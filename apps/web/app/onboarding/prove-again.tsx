import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { LoginChoice, Notice } from '@viche/ui';

/** With people to invite the site opens by a young login only: the way to one, and back here. */
export function ProveAgain({ minutes }: { readonly minutes: number }) {
  const { t } = useTranslation('site');
  const { href, logins } = useSite();
  return (
    <Notice tone="info" icon="lock" headingLevel={2} title={t('onboarding.check.prove')}>
      <p>{t('onboarding.check.proveBody', { minutes })}</p>
      <LoginChoice
        legend={t('onboarding.check.proveAct')}
        action="/auth/login/eid"
        keep={{ returnTo: href('/open/check'), again: 'yes' }}
        providers={logins.map(({ id, label }) => ({ value: id, icon: 'key', label }))}
      />
    </Notice>
  );
}
