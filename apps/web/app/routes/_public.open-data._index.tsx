import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { CopyCode, Crumbs, EmptyState, GoLink, Heading, PageMain } from '@viche/ui';
import { DatasetFiles } from '../open-data/dataset-files.tsx';
import type { Passport } from '../open-data/passport.ts';

const PASSPORTS = /* GraphQL */ `
  query OpenData {
    openDatasets {
      key
      title
      description
      annex
      licence
      facts { rows changedAt }
      files { ending path }
    }
  }
`;

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { openDatasets } = await site.query<{ openDatasets: Passport[] }>(PASSPORTS);
  // No act says that a dataset grew: the page lives as long as any cached page does.
  site.cacheFor('config');
  const { t } = site.translator;
  return {
    datasets: openDatasets,
    title: `${t('site:openData.title')} · ${site.tenant.names[site.locale].short}`,
    description: t('site:openData.lead'),
  };
}

export const meta = pageMeta;

/** Everything that the hromada publishes as data. */
export default function OpenData() {
  const { datasets } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href, origin } = useSite();
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('openData.title')}</h1>
        <p className="lead">{t('openData.lead')}</p>
      </div>
      {datasets.length === 0 ? (
        <EmptyState icon="file" title={t('openData.empty')}>
          {t('openData.emptyNote')}
        </EmptyState>
      ) : null}
      <div className="flow">
        {datasets.map((dataset) => (
          <Dataset key={dataset.key} dataset={dataset} />
        ))}
      </div>
      <section className="flow mt-7" aria-labelledby="use">
        <h2 id="use">{t('openData.use')}</h2>
        <p>{t('openData.licence')}</p>
        <p>{t('openData.catalogue')}</p>
        <CopyCode>{`${origin}/open-data.json`}</CopyCode>
      </section>
    </PageMain>
  );
}

function Dataset({ dataset }: { dataset: Passport }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { href } = useSite();
  const { key, title, description, facts, files } = dataset;
  return (
    <section className="card" aria-labelledby={`dataset-${key}`}>
      <div className="flow-sm">
        <Heading level={2} id={`dataset-${key}`}>
          {title}
        </Heading>
        <p>{description}</p>
        <p className="muted">
          {t('openData.rows', { count: facts.rows })}
          {facts.changedAt ? `. ${t('openData.changed', { date: format.dateTime(facts.changedAt) })}` : ''}
        </p>
        <DatasetFiles files={files} />
        <p>
          <GoLink href={href(`/open-data/${key}`)} iconAfter="right">
            {t('openData.passport')}
            <span className="sr">: {title}</span>
          </GoLink>
        </p>
      </div>
    </section>
  );
}
