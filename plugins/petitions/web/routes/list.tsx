import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import {
  AppliedFilters,
  Crumbs,
  ItemList,
  LinkButton,
  NumberedPagination,
  PageMain,
  SearchForm,
  SortForm,
  Split,
} from '@viche/ui';
import { enumName } from '../../enum-name.ts';
import { ListFilters } from '../components/list-filters.tsx';
import { NothingFound } from '../components/nothing-found.tsx';
import { PetitionRow } from '../components/petition-row.tsx';
import { PrintedFrom } from '../components/printed-from.tsx';
import { useFiltersInForce } from '../components/use-filters-in-force.ts';
import { feedLinks } from '../feed-links.ts';
import { LAST_PAGE, listAddress, listParameters, ordersFor, readListAddress, statesOf } from '../list-address.ts';
import { choicesOf, PETITIONS, type PetitionListResult } from '../list-document.ts';

const PER_PAGE = 20;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const asked = readListAddress(new URL(request.url).searchParams);
  if (!asked) throw new Response(null, { status: 404 });
  const result = await site.query<PetitionListResult>(PETITIONS, {
    search: asked.search || null,
    states: statesOf(asked)?.map(enumName) ?? null,
    category: asked.category || null,
    territory: asked.territory || null,
    orderBy: enumName(asked.order),
    offset: (asked.page - 1) * PER_PAGE,
  });
  const { edges, totalCount, match } = result.petitions;
  if (asked.page > 1 && edges.length === 0) throw new Response(null, { status: 404 });
  site.cacheFor('Petition:list', 'Petition:counts');
  const { t } = site.translator;
  const title = asked.page > 1 ? t('petitions:list.pageTitle', { page: asked.page }) : t('petitions:list.title');
  return {
    edges,
    totalCount,
    match,
    choices: choicesOf(result, asked.search),
    asked,
    title: `${title} · ${site.tenant.names[site.locale].short}`,
    feeds: feedLinks(
      site,
      '/petitions',
      title,
      listAddress({ ...asked, search: '', order: 'newest' }, {}).split('?')[1],
    ),
  };
}

export const meta = pageMeta;

export default function PetitionList() {
  const { edges, totalCount, match, choices, asked } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href, tenant } = useSite();
  const { search: _search, ...exceptSearch } = listParameters(asked);
  const { order: _order, ...exceptOrder } = listParameters(asked);
  const { picked, inForce } = useFiltersInForce(asked, choices);
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('nav.home') }]} />
      <PrintedFrom path={listAddress(asked, { page: asked.page })} />
      <div className="flow-sm mb-5">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead')}</p>
        {tenant.closing ? null : (
          <p>
            <LinkButton icon="plus" href={href('/petitions/new')}>
              {t('draft.start')}
            </LinkButton>
          </p>
        )}
        <p>
          <a href={href('/petitions/statistics')}>{t('statistics.title')}</a>
        </p>
      </div>
      <SearchForm
        id="search"
        name="search"
        action={href('/petitions')}
        label={t('list.search')}
        value={asked.search}
        example={t('list.searchHint')}
        keep={exceptSearch}
      />
      <Split side="start">
        <ListFilters asked={asked} choices={choices} inForce={picked.map(({ label }) => label)} />
        <div>
          {edges.length > 0 ? (
            <div className="row row-between mb-4">
              <h2>{t('list.found', { count: totalCount })}</h2>
              <SortForm
                id="order"
                name="order"
                action={href('/petitions')}
                value={asked.order}
                options={ordersFor(asked).map((order) => ({ value: order, label: t(`list.orders.${order}`) }))}
                keep={exceptOrder}
              />
            </div>
          ) : null}
          <AppliedFilters filters={inForce} resetHref={href('/petitions')} />
          {match === 'SIMILAR' && edges.length > 0 ? (
            <p className="mb-4">{t('list.similar', { search: asked.search })}</p>
          ) : null}
          {edges.length > 0 ? (
            <ItemList>
              {edges.map(({ node, extract, found }) => (
                <PetitionRow key={node.ref} petition={node} extract={extract} found={found} order={asked.order} />
              ))}
            </ItemList>
          ) : (
            <NothingFound asked={asked} filters={inForce.length > 0 ? 'some' : 'none'} />
          )}
          <NumberedPagination
            label={t('list.title')}
            current={asked.page}
            total={Math.min(LAST_PAGE, Math.ceil(totalCount / PER_PAGE))}
            hrefOf={(page) => href(listAddress(asked, { page }))}
          />
        </div>
      </Split>
    </PageMain>
  );
}
