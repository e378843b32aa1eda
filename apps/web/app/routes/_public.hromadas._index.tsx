import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { cleanText, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, PageMain, SearchForm } from '@viche/ui';
import { HromadaList } from '../platform/hromada-list.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  if (!site.catalogue) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  const asked = cleanText(new URL(request.url).searchParams.get('q') ?? '')
    .slice(0, 200)
    .trim();
  const { t } = site.translator;
  return {
    asked,
    answer: asked ? await site.catalogue.search(asked) : null,
    oblasts: await site.catalogue.oblasts(),
    title: `${t('site:catalogue.title')} · ${t('site:platform.name')}`,
    description: t('site:catalogue.lead'),
    robots: asked ? ('noindex' as const) : undefined,
  };
}

export const meta = pageMeta;

/** All hromadas of the country: by name, or from oblast to hromada. Without a map and without script. */
export default function Catalogue() {
  const { asked, answer, oblasts } = useLoaderData<typeof loader>();
  const { t } = useTranslation('site');
  const { href } = useSite();
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>{t('catalogue.title')}</h1>
        <p className="lead">{t('catalogue.lead')}</p>
      </div>
      <SearchForm
        id="q"
        action={href('/hromadas')}
        label={t('catalogue.label')}
        value={asked}
        example={t('catalogue.example')}
        variant="primary"
      />
      {answer ? (
        <section className="mb-5" aria-labelledby="found">
          {answer.count === 0 ? (
            <EmptyState icon="search" title={<span id="found">{t('catalogue.nothing', { asked })}</span>}>
              {t('catalogue.nothingNote')}
            </EmptyState>
          ) : (
            <>
              <h2 id="found" className="mb-4">
                {t('catalogue.found', { count: answer.count })}
              </h2>
              {answer.count > answer.found.length ? <p className="mb-4">{t('catalogue.more')}</p> : null}
              <HromadaList list={answer.found} place="told" />
            </>
          )}
        </section>
      ) : null}
      <section aria-labelledby="oblasts">
        <h2 id="oblasts" className="mb-4">
          {t('catalogue.oblasts')}
        </h2>
        <ul className="catalogue">
          {oblasts.map(({ slug, name, hromadas, sites }) => (
            <li key={slug}>
              <a href={href(`/hromadas/${slug}`)}>{name}</a>
              <span className="muted sm">
                {' '}
                {[
                  // Of a city that is a region by itself there is nothing to count.
                  ...(hromadas > 1 ? [t('catalogue.hromadas', { count: hromadas })] : []),
                  ...(sites > 0 ? [t('catalogue.sites', { count: sites })] : []),
                ].join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </PageMain>
  );
}
