import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { cleanText, useTranslation } from '@viche/i18n';
import { Marked } from '@viche/search/marked';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, GoLink, Icon, ItemList, ListRow, PageMain, SearchForm } from '@viche/ui';
import { iconNamed } from '../icon-named.ts';
import { type OwnPage, ownPages, type WrittenPage } from '../search/own-pages.ts';
import type { PublicStatement } from '../statement/statement-data.ts';

const SEARCH = /* GraphQL */ `
  query SiteSearch($text: String!) {
    siteSearch(text: $text, first: 5) {
      module
      title
      icon
      total
      similar
      hits { title path note extract found }
      morePath
      tags
    }
    pageSearch(text: $text) { slug title placement }
    accessibilityStatement { gaps { text } method { text } complaint { text } }
  }
`;

interface Findings {
  readonly module: string;
  readonly title: string;
  readonly icon: string;
  readonly total: number;
  readonly similar: boolean;
  readonly hits: readonly {
    readonly title: string;
    readonly path: string;
    readonly note: string | null;
    readonly extract: string | null;
    readonly found: readonly string[];
  }[];
  readonly morePath: string;
  readonly tags: readonly string[];
}

interface FoundAnswers {
  readonly siteSearch: readonly Findings[];
  readonly pageSearch: readonly WrittenPage[];
  readonly accessibilityStatement: PublicStatement;
}

const LONGEST_QUESTION = 200;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (site.kind === 'platform') throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const asked = cleanText(new URL(request.url).searchParams.get('q') ?? '')
    .slice(0, LONGEST_QUESTION)
    .trim();
  const found = asked ? await site.query<FoundAnswers>(SEARCH, { text: asked }) : null;
  const findings = found?.siteSearch ?? [];
  site.cacheFor('config', 'Page:list', ...findings.flatMap(({ tags }) => tags));
  const { t } = site.translator;
  const title = asked ? t('site:search.resultsFor', { asked }) : t('site:search.title');
  const pages = found
    ? ownPages(site, asked, { written: found.pageSearch, statement: found.accessibilityStatement })
    : [];
  return { asked, findings, pages, title: `${title} · ${site.tenant.names[site.locale].short}` };
}

export const meta = pageMeta;

/** Search over everything that the hromada publishes: what each module found, and the site's own pages. */
export default function Search() {
  const { asked, findings, pages } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  const nothing = asked !== '' && findings.length === 0 && pages.length === 0;
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('search.title')}</h1>
        <p className="lead">{t('search.lead')}</p>
      </div>
      <SearchForm
        id="q"
        action={href('/search')}
        label={t('search.label')}
        value={asked}
        example={t('search.example')}
        variant="primary"
      />
      {nothing ? (
        <EmptyState icon="search" title={t('search.nothing', { asked })}>
          {t('search.nothingNote')}
        </EmptyState>
      ) : null}
      <div className="flow">
        <OwnPages pages={pages} />
        {findings.map((group) => (
          <Group key={group.module} group={group} asked={asked} />
        ))}
      </div>
    </PageMain>
  );
}

function OwnPages({ pages }: { pages: readonly OwnPage[] }) {
  const { t } = useTranslation('site');
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="own-pages">
      <h2 id="own-pages">{t('search.ownPages')}</h2>
      <ul className="flow-sm mt-4">
        {pages.map(({ title, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Group({ group, asked }: { group: Findings; asked: string }) {
  const { t } = useTranslation('site');
  const { href } = useSite();
  const { module, title, icon, total, similar, hits, morePath } = group;
  const heading = `found-${module}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="row mb-4">
        <Icon name={iconNamed(icon)} /> {title} <span className="muted">{t('search.count', { count: total })}</span>
      </h2>
      {similar ? <p className="mb-4">{t('search.similar', { asked })}</p> : null}
      <ItemList>
        {hits.map((hit) => (
          <ListRow
            key={hit.path}
            href={href(hit.path)}
            title={<Marked text={hit.title} found={hit.found} />}
            meta={hit.note}
          >
            {hit.extract ? <Marked text={hit.extract} found={hit.found} /> : null}
          </ListRow>
        ))}
      </ItemList>
      {total > hits.length ? (
        <p className="mt-4">
          <GoLink href={href(morePath)} iconAfter="right">
            {t('search.all', { count: total, title })}
          </GoLink>
        </p>
      ) : null}
    </section>
  );
}
