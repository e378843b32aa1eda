import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, PageMain } from '@viche/ui';
import { HromadaList } from '../platform/hromada-list.tsx';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const page = await site.catalogue?.oblast(params.oblast ?? '');
  if (!page) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const { t } = site.translator;
  return {
    page,
    title: `${page.oblast.name}: ${t('site:catalogue.title')}`,
    description: t('site:catalogue.lead'),
  };
}

export const meta = pageMeta;

/** The hromadas of one oblast by raion. */
export default function CatalogueOblast() {
  const { page } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { oblast, raions } = page;
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/'), label: t('openData.home') },
          { href: href('/hromadas'), label: t('catalogue.title') },
        ]}
      />
      <div className="flow-sm mb-5">
        <h1>{oblast.name}</h1>
        <p className="lead">
          {t('catalogue.hromadas', { count: oblast.hromadas })}
          {oblast.sites > 0 ? `, ${t('catalogue.sites', { count: oblast.sites })}` : ''}
        </p>
        <p>
          <a href={href('/open')}>{t('catalogue.notOpen')}</a>
        </p>
      </div>
      <div className="flow">
        {raions.map(({ name, hromadas }, index) =>
          name === null ? (
            <HromadaList key="none" list={hromadas} place="known" />
          ) : (
            <section key={name} aria-labelledby={`raion-${index}`}>
              <h2 id={`raion-${index}`} className="h-sm mb-4">
                {name}
              </h2>
              <HromadaList list={hromadas} place="known" />
            </section>
          ),
        )}
      </div>
    </PageMain>
  );
}
