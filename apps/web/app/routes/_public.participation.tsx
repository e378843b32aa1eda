import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, LinkButton, PageMain } from '@viche/ui';
import { ModuleFigures } from '../participation/module-figures.tsx';
import { readParticipation } from '../participation/participation-data.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const participation = await readParticipation(site, request);
  if (!participation) throw Response.json({ code: 'core/not-found' }, { status: 404 });
  // Months that are over change rarely: what the cache keeps for seconds is new enough.
  site.cacheFor('config');
  const { t } = site.translator;
  return {
    participation,
    title: `${t('site:participation.title')} ${participation.year} · ${site.tenant.names[site.locale].short}`,
    description: t('site:participation.lead'),
  };
}

export const meta = pageMeta;

/** How people took part in a year, over all modules: by month, with small numbers hidden. */
export default function Participation() {
  const { participation } = useLoaderData<typeof loader>();
  const { year, years, months, modules } = participation;
  const { t } = useTranslation('site');
  const { href } = useSite();
  const told = modules.filter(({ figures }) => figures.length > 0);
  return (
    <PageMain>
      <Crumbs items={[{ href: href('/'), label: t('openData.home') }]} />
      <div className="flow-sm mb-5">
        <h1>
          {t('participation.title')}, {year}
        </h1>
        <p className="lead">{t('participation.lead')}</p>
      </div>
      {years.length > 1 ? (
        <nav aria-label={t('participation.years')}>
          <ul className="row">
            {years.map((other) => (
              <li key={other}>
                <a href={`${href('/participation')}?year=${other}`} aria-current={other === year ? 'page' : undefined}>
                  {other}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {told.length === 0 ? (
        <EmptyState icon="stats" title={t('participation.nothing')} headingLevel={2}>
          {t('participation.nothingNote')}
        </EmptyState>
      ) : (
        <>
          {told.map((module) => (
            <ModuleFigures key={module.module} module={module} year={year} months={months} />
          ))}
          <p className="muted mt-6 measure">{t('participation.note')}</p>
          <p className="mt-5">
            <LinkButton variant="second" icon="download" href={`${href('/participation.csv')}?year=${year}`}>
              {t('participation.download')}
            </LinkButton>
          </p>
        </>
      )}
    </PageMain>
  );
}
