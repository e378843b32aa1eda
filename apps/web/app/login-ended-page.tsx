import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { Button, LinkButton, PageMain } from '@viche/ui';

/**
 * A form was posted after its login had ended: what was typed waits here, in the page and nowhere else, until the person
 * has signed in in another tab. Sent again it meets a new session, so its own page shows it once more to be confirmed.
 */
export function LoginEndedPage({ kept }: { kept: readonly (readonly [name: string, value: string])[] }) {
  const { t } = useTranslation('site');
  const { href, path } = useSite();
  return (
    <PageMain>
      <div className="measure flow">
        <h1>{t('form.ended.title')}</h1>
        <p className="lead">{t('form.ended.lead')}</p>
        <ol className="flow-sm">
          <li>
            <LinkButton size="lg" href={href('/login')} target="_blank" rel="noopener">
              {t('form.ended.signIn')}
            </LinkButton>
          </li>
          <li>
            <form method="post" action={href(path)}>
              {kept.map(([name, value], index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, the order stands still
                <input key={index} type="hidden" name={name} value={value} />
              ))}
              <Button size="lg" variant="second">
                {t('form.ended.send')}
              </Button>
            </form>
          </li>
        </ol>
      </div>
    </PageMain>
  );
}
