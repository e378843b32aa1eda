import type { LoaderFunctionArgs } from '@remix-run/node';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { EmptyState, LinkButton, PageMain } from '@viche/ui';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.cacheFor('config');
  return { title: site.translator.t('site:offline.title') };
}

export const meta = pageMeta;

/** Shown by the browser when the network is away, under the address that was asked for. Nobody's name is on it. */
export default function Offline() {
  const { t } = useTranslation('site');
  const { kind, tenant } = useSite();
  const { phone } = tenant.contacts;
  return (
    <PageMain>
      <EmptyState icon="warn" title={t('offline.title')} headingLevel={1}>
        {t('offline.note')}
      </EmptyState>
      <div className="flow mt-5">
        <p>
          {/* An empty address is the page that was asked for. */}
          <LinkButton href="">{t('offline.again')}</LinkButton>
        </p>
        {kind === 'tenant' && phone ? (
          <p>
            {t('offline.call')} <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a>
          </p>
        ) : null}
      </div>
    </PageMain>
  );
}
