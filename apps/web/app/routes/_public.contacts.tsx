import type { LoaderFunctionArgs } from '@remix-run/node';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, PageMain } from '@viche/ui';
import { CouncilContacts } from '../facts/council-contacts.tsx';
import { siteFactsPage } from '../facts/site-facts-page.ts';

export const loader = ({ context }: LoaderFunctionArgs) => siteFactsPage(siteOf(context), 'contacts');

export const meta = pageMeta;

/** Who stands behind the site and how to reach them. */
export default function Contacts() {
  const { t } = useTranslation('site');
  const { tenant, locale, href } = useSite();
  const { official, region } = tenant.names[locale];
  const register = [
    { key: 'edrpou', term: t('contacts.edrpou'), value: tenant.edrpou },
    { key: 'region', term: t('contacts.region'), value: region },
    { key: 'code', term: t('contacts.code'), value: tenant.code },
    {
      key: 'statute',
      term: t('home.rules'),
      value: tenant.statuteUrl ? <a href={tenant.statuteUrl}>{t('home.statute')}</a> : null,
    },
  ];
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('contacts.title')}</h1>
        <p className="lead">{t('contacts.lead')}</p>
      </div>
      <section className="flow" aria-labelledby="council">
        <h2 id="council">{official}</h2>
        <CouncilContacts more={register} />
      </section>
      <section className="flow mt-7" aria-labelledby="site-help">
        <h2 id="site-help">{t('contacts.siteTitle')}</h2>
        <p className="measure">{t('contacts.siteNote')}</p>
        <p>
          <a href={href('/help')}>{t('help.title')}</a>
        </p>
        <p>
          <a href={href('/accessibility')}>{t('accessibility.title')}</a>
        </p>
      </section>
    </PageMain>
  );
}
