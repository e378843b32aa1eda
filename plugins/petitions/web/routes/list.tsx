import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { AppliedFilters, Crumbs, ItemList, NumberedPagination, PageMain, SearchForm, SortForm, Split } from '@viche/ui';
import { type Category, ListFilters } from '../components/list-filters.tsx';
import { NothingFound } from '../components/nothing-found.tsx';
import { type ListedPetition, PetitionRow } from '../components/petition-row.tsx';
import { PrintedFrom } from '../components/printed-from.tsx';
import {
  LAST_PAGE,
  type ListQuestion,
  listAddress,
  listParameters,
  ordersFor,
  readListAddress,
  statesOf,
} from '../list-address.ts';

const PER_PAGE = 20;

const PETITIONS = /* GraphQL */ `
  query PetitionList($search: String, $states: [PetitionState!], $categoryId: ID, $orderBy: PetitionOrder, $offset: Int) {
    petitions(
      search: $search
      states: $states
      categoryId: $categoryId
      orderBy: $orderBy
      first: 20
      offset: $offset
    ) {
      totalCount
      edges {
        node {
          ref
          title
          state
          publishedAt
          collectUntil
          signatureCount
          importedFrom
          rules { signatureThreshold }
          refusal { ground { title } }
          category { title }
        }
      }
    }
    petitionCategories { id title }
  }
`;

interface PetitionListResult {
  readonly petitions: { readonly totalCount: number; readonly edges: readonly { readonly node: ListedPetition }[] };
  readonly petitionCategories: readonly Category[];
}

const enumName = (word: string): string => word.toUpperCase().replaceAll('-', '_');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const asked = readListAddress(new URL(request.url).searchParams);
  if (!asked) throw new Response(null, { status: 404 });
  const { petitions, petitionCategories } = await site.query<PetitionListResult>(PETITIONS, {
    search: asked.search || null,
    states: statesOf(asked)?.map(enumName) ?? null,
    categoryId: asked.category || null,
    orderBy: enumName(asked.order),
    offset: (asked.page - 1) * PER_PAGE,
  });
  if (asked.page > 1 && petitions.edges.length === 0) throw new Response(null, { status: 404 });
  site.cacheFor('Petition:list', 'Petition:counts');
  const { t } = site.translator;
  const title = asked.page > 1 ? t('petitions:list.pageTitle', { page: asked.page }) : t('petitions:list.title');
  return {
    petitions: petitions.edges.map(({ node }) => node),
    totalCount: petitions.totalCount,
    categories: petitionCategories,
    asked,
    title: `${title} · ${site.tenant.names[site.locale].short}`,
  };
}

export const meta = pageMeta;

/** What is searched for and what is picked in the panel, in words, each with the address that goes without it. */
function useFiltersInForce(asked: ListQuestion, categories: readonly Category[]) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const topic = categories.find(({ id }) => id === asked.category)?.title ?? t('list.categoryFilter');
  const without = (change: Partial<ListQuestion>) => href(listAddress(asked, change));
  const words = asked.search
    ? [{ label: t('list.words', { search: asked.search }), href: without({ search: '' }) }]
    : [];
  const picked = [
    ...(asked.state ? [{ label: t(`state.${asked.state}`), href: without({ state: '' }) }] : []),
    ...(asked.category ? [{ label: topic, href: without({ category: '' }) }] : []),
  ];
  return { picked, inForce: [...words, ...picked] };
}

export default function PetitionList() {
  const { petitions, totalCount, categories, asked } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { search: _search, ...exceptSearch } = listParameters(asked);
  const { order: _order, ...exceptOrder } = listParameters(asked);
  const { picked, inForce } = useFiltersInForce(asked, categories);
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('nav.home') }]} />
      <PrintedFrom path={listAddress(asked, { page: asked.page })} />
      <div className="flow-sm mb-5">
        <h1>{t('list.title')}</h1>
        <p className="lead">{t('list.lead')}</p>
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
        <ListFilters asked={asked} categories={categories} inForce={picked.map(({ label }) => label)} />
        <div>
          {petitions.length > 0 ? (
            <div className="row row-between mb-4">
              <h2>{t('list.found', { count: totalCount })}</h2>
              <SortForm
                id="order"
                name="order"
                action={href('/petitions')}
                value={asked.order}
                options={ordersFor(asked.state).map((order) => ({ value: order, label: t(`list.orders.${order}`) }))}
                keep={exceptOrder}
              />
            </div>
          ) : null}
          <AppliedFilters filters={inForce} resetHref={href('/petitions')} />
          {petitions.length > 0 ? (
            <ItemList>
              {petitions.map((petition) => (
                <PetitionRow key={petition.ref} petition={petition} />
              ))}
            </ItemList>
          ) : (
            <NothingFound search={asked.search} filters={inForce.length > 0 ? 'some' : 'none'} />
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
