import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, DescriptionList, PageMain, Table } from '@viche/ui';
import { DatasetFiles } from '../open-data/dataset-files.tsx';
import type { Passport, PassportColumn } from '../open-data/passport.ts';

const PASSPORT = /* GraphQL */ `
  query OpenDataset($key: String!) {
    openDatasets(key: $key) {
      key
      title
      description
      annex
      licence
      facts { rows changedAt }
      files { ending path }
      structurePath
      columns { name title meaning datatype required }
    }
  }
`;

interface WholePassport extends Passport {
  readonly structurePath: string;
  readonly columns: readonly PassportColumn[];
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { openDatasets } = await site.query<{ openDatasets: WholePassport[] }>(PASSPORT, { key: params.dataset });
  const [dataset] = openDatasets;
  if (!dataset) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  site.cacheFor('config');
  return {
    dataset,
    title: `${dataset.title} · ${site.tenant.names[site.locale].short}`,
    description: dataset.description,
  };
}

export const meta = pageMeta;

/** The passport of one dataset: what it is, how it may be used, what each column means. */
export default function OpenDatasetPage() {
  const { dataset } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/'), label: t('openData.home') },
          { href: href('/open-data'), label: t('openData.title') },
        ]}
      />
      <div className="flow">
        <h1>{dataset.title}</h1>
        <p className="lead">{dataset.description}</p>
        <PassportFacts dataset={dataset} />
      </div>
      <section className="flow mt-7" aria-labelledby="files">
        <h2 id="files">{t('openData.download')}</h2>
        <DatasetFiles files={dataset.files} />
        <p className="muted">{t('openData.empties')}</p>
      </section>
      <section className="flow mt-7" aria-labelledby="columns">
        <h2 id="columns">{t('openData.columns')}</h2>
        <Table
          caption={t('openData.columnsOf', { title: dataset.title })}
          captionAs="hidden"
          rows={dataset.columns}
          rowKey={({ name }) => name}
          stack="wide"
          columns={[
            { key: 'name', title: t('openData.column.name'), cell: ({ name }) => <code>{name}</code> },
            { key: 'title', title: t('openData.column.title'), cell: ({ title }) => title },
            { key: 'meaning', title: t('openData.column.meaning'), cell: ({ meaning }) => meaning },
            { key: 'type', title: t('openData.column.type'), cell: (column) => t(`openData.types.${column.datatype}`) },
          ]}
        />
        <p>
          <a href={dataset.structurePath}>{t('openData.structure')}</a>
        </p>
      </section>
    </PageMain>
  );
}

function PassportFacts({ dataset }: { dataset: WholePassport }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { tenant, locale } = useSite();
  const { facts, annex, licence } = dataset;
  const contact = tenant.contacts.email;
  return (
    <DescriptionList
      facts={[
        { key: 'publisher', term: t('openData.publisher'), value: tenant.names[locale].official },
        ...(contact
          ? [{ key: 'contact', term: t('openData.contact'), value: <a href={`mailto:${contact}`}>{contact}</a> }]
          : []),
        ...(annex ? [{ key: 'ground', term: t('openData.ground'), value: t('openData.annex', { annex }) }] : []),
        {
          key: 'licence',
          term: t('openData.licenceTerm'),
          value: <a href={licence}>Creative Commons Attribution 4.0</a>,
        },
        { key: 'frequency', term: t('openData.frequency'), value: t('openData.atOnce') },
        ...(facts.changedAt
          ? [{ key: 'changed', term: t('openData.changedTerm'), value: format.dateTime(facts.changedAt) }]
          : []),
        { key: 'rows', term: t('openData.rowsTerm'), value: format.number(facts.rows) },
      ]}
    />
  );
}
