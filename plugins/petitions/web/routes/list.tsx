import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import {
  Crumbs,
  EmptyState,
  ItemList,
  LinkButton,
  ListRow,
  MetaItem,
  Meter,
  NumberedPagination,
  PageMain,
  SearchForm,
  SortForm,
  Tag,
} from '@viche/ui';
import { StateChip } from '../components/state-chip.tsx';
import { daysLeft, lastDay } from '../days-left.ts';
import { petitionPath } from '../petition-path.ts';

const PER_PAGE = 20;
const LAST_PAGE = 500;

const PETITIONS = /* GraphQL */ `
  query PetitionList($search: String, $states: [PetitionState!], $orderBy: PetitionOrder, $offset: Int) {
    petitions(search: $search, states: $states, orderBy: $orderBy, first: 20, offset: $offset) {
      totalCount
      edges {
        node {
          ref
          title
          state
          publishedAt
          collectUntil
          signatureCount
          rules { signatureThreshold }
          category { title }
        }
      }
    }
  }
`;

interface ListedPetition {
  readonly ref: string;
  readonly title: string;
  readonly state: string;
  readonly publishedAt: string;
  readonly collectUntil: string;
  readonly signatureCount: number;
  readonly rules: { readonly signatureThreshold: number };
  readonly category: { readonly title: string } | null;
}

interface PetitionListResult {
  readonly petitions: { readonly totalCount: number; readonly edges: readonly { readonly node: ListedPetition }[] };
}

const STATES = ['collecting', 'threshold-reached', 'in-review', 'answered', 'expired'] as const;
const ORDERS = ['newest', 'most-signed', 'ending-soon'] as const;

/** What an address may ask for; anything else is the default. */
function askedFor(url: URL) {
  const state = STATES.find((known) => known === url.searchParams.get('state')) ?? null;
  const order = ORDERS.find((known) => known === url.searchParams.get('order')) ?? 'newest';
  const search = (url.searchParams.get('search') ?? '').trim().slice(0, 200);
  const page = Number(url.searchParams.get('page') ?? 1);
  return { state, order, search, page };
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const asked = askedFor(new URL(request.url));
  if (!Number.isInteger(asked.page) || asked.page < 1 || asked.page > LAST_PAGE)
    throw new Response(null, { status: 404 });
  const { petitions } = await site.query<PetitionListResult>(PETITIONS, {
    search: asked.search || null,
    states: asked.state ? [asked.state.toUpperCase().replaceAll('-', '_')] : null,
    orderBy: asked.order.toUpperCase().replaceAll('-', '_'),
    offset: (asked.page - 1) * PER_PAGE,
  });
  site.cacheFor('Petition:list', 'Petition:counts');
  const { t } = site.translator;
  const title = asked.page > 1 ? t('petitions:list.pageTitle', { page: asked.page }) : t('petitions:list.title');
  return {
    petitions: petitions.edges.map(({ node }) => node),
    totalCount: petitions.totalCount,
    asked,
    title: `${title} · ${site.tenant.names[site.locale].short}`,
  };
}

export const meta = pageMeta;

export default function PetitionList() {
  const { petitions, totalCount, asked } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const site = useSite();
  const address = (changes: Record<string, string | number>) => {
    const query = new URLSearchParams(
      Object.entries({
        search: asked.search,
        state: asked.state ?? '',
        order: asked.order === 'newest' ? '' : asked.order,
        ...changes,
      }).flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])),
    );
    return `${site.href('/petitions')}${query.size > 0 ? `?${query}` : ''}`;
  };
  return (
    <PageMain>
      <Crumbs items={[{ href: site.href('/'), label: t('nav.home') }]} />
      <h1>{t('list.title')}</h1>
      <div className="mt-5">
        <SearchForm
          id="search"
          name="search"
          action={site.href('/petitions')}
          label={t('list.search')}
          value={asked.search}
          example={t('list.searchHint')}
          keep={asked.state ? { state: asked.state } : {}}
        />
      </div>
      <nav aria-label={t('list.stateFilter')}>
        <ul className="row">
          {[null, ...STATES].map((state) => (
            <li key={state ?? 'any'}>
              <LinkButton
                variant={asked.state === state ? 'second' : 'quiet'}
                href={address({ state: state ?? '', page: '' })}
                aria-current={asked.state === state ? 'true' : undefined}
              >
                {state ? t(`state.${state}`) : t('list.anyState')}
              </LinkButton>
            </li>
          ))}
        </ul>
      </nav>
      {petitions.length === 0 ? (
        <NothingFound search={asked.search} />
      ) : (
        <>
          <div className="row row-between mt-5 mb-5">
            <h2 className="h-sm">{t('list.found', { count: totalCount })}</h2>
            <SortForm
              id="order"
              name="order"
              action={site.href('/petitions')}
              value={asked.order}
              options={ORDERS.map((order) => ({ value: order, label: t(`list.orders.${order}`) }))}
              keep={{
                ...(asked.search ? { search: asked.search } : {}),
                ...(asked.state ? { state: asked.state } : {}),
              }}
            />
          </div>
          <ItemList>
            {petitions.map((petition) => (
              <PetitionRow key={petition.ref} petition={petition} />
            ))}
          </ItemList>
          <NumberedPagination
            label={t('list.title')}
            current={asked.page}
            total={Math.min(LAST_PAGE, Math.ceil(totalCount / PER_PAGE))}
            hrefOf={(page) => address({ page })}
          />
        </>
      )}
    </PageMain>
  );
}

function PetitionRow({ petition }: { petition: ListedPetition }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const { signatureThreshold } = petition.rules;
  const left = daysLeft(petition.collectUntil);
  return (
    <ListRow
      href={href(petitionPath(petition))}
      title={petition.title}
      chips={
        <>
          <StateChip state={petition.state} />
          {petition.category ? <Tag>{petition.category.title}</Tag> : null}
        </>
      }
      side={
        <>
          <p>
            <b className="num">{format.number(petition.signatureCount)}</b>{' '}
            <span className="muted">{t('list.of', { threshold: format.number(signatureThreshold) })}</span>
          </p>
          <Meter share={petition.signatureCount / signatureThreshold} size="sm" />
        </>
      }
      meta={
        petition.state === 'COLLECTING' ? (
          <MetaItem icon="clock">
            {t('page.left', { count: left })}
            {t('page.leftUntil', { date: format.date(lastDay(petition.collectUntil), 'day') })}
          </MetaItem>
        ) : (
          <MetaItem icon="cal">{t('page.published', { date: format.date(petition.publishedAt) })}</MetaItem>
        )
      }
    />
  );
}

function NothingFound({ search }: { search: string }) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  if (!search) {
    return (
      <EmptyState icon="petition" title={t('list.emptyTitle')}>
        {t('list.emptyBody')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t('list.nothingTitle', { search })}
      acts={
        <LinkButton variant="second" href={href('/petitions')}>
          {t('list.reset')}
        </LinkButton>
      }
    >
      {t('list.nothingBody')}
    </EmptyState>
  );
}
