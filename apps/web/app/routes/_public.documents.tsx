import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, ItemList, ListRow, PageMain } from '@viche/ui';
import { DOCUMENT_KINDS, type DocumentData, PUBLIC_DOCUMENTS } from '../documents/document-data.ts';
import { useDocumentFacts } from '../documents/document-facts.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { documents } = await site.query<{ documents: DocumentData[] }>(PUBLIC_DOCUMENTS);
  site.cacheFor('Document:list', 'config');
  const { t } = site.translator;
  const { short } = site.tenant.names[site.locale];
  return { title: `${t('site:documents.title')} · ${short}`, description: t('site:documents.lead'), documents };
}

export const meta = pageMeta;

/** Documents of the hromada by their kinds. */
export default function Documents() {
  const { documents } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  const facts = useDocumentFacts();
  const kinds = DOCUMENT_KINDS.map((kind) => ({ kind, found: documents.filter((one) => one.kind === kind) }));
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('core:areas.home') }]} />
      <h1>{t('documents.title')}</h1>
      <p className="lead mt-4 mb-6">{t('documents.lead')}</p>
      {documents.length === 0 ? (
        <EmptyState icon="file" title={t('documents.empty')} headingLevel={2}>
          {t('documents.emptyBody')}
        </EmptyState>
      ) : (
        kinds
          .filter(({ found }) => found.length > 0)
          .map(({ kind, found }) => (
            <section key={kind} className="mt-6" aria-labelledby={`kind-${kind}`}>
              <h2 id={`kind-${kind}`} className="mb-4">
                {t(`documents.kinds.${kind}`)}
              </h2>
              <ItemList order="loose">
                {found.map((document) => (
                  <ListRow
                    key={document.id}
                    href={document.url.startsWith('/') ? href(document.url) : document.url}
                    title={<Written>{document.title}</Written>}
                    meta={facts(document)}
                  />
                ))}
              </ItemList>
            </section>
          ))
      )}
    </PageMain>
  );
}
