import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, PageMain, StatNumbers } from '@viche/ui';
import {
  AGE_FIELDS,
  type AgesData,
  ageRows,
  quarterParts,
  TERRITORY_FIELDS,
  type TerritoriesData,
  territoryRows,
} from '../breakdown-data.ts';
import { Breakdown } from '../components/breakdown.tsx';
import { DayChart, type DayNumber } from '../components/day-chart.tsx';
import { type DutyMonthData, type DutyRecordData, Punctuality } from '../components/punctuality.tsx';
import { type QuarterData, Quarters, quarterOf } from '../components/quarters.tsx';

const STATISTICS = /* GraphQL */ `
  query PetitionStatistics {
    petitionStatistics {
      totals { published collecting thresholdReached answered signatures }
      days(last: 90) { day signatures }
      quarters(last: 8) { quarter signatures channels { channel signatures } }
      territories(last: 8) { ${TERRITORY_FIELDS} }
      ages(last: 8) { ${AGE_FIELDS} }
      duties(months: 12) { duty due onTime medianHours overdueNow }
      dutyMonths(last: 12) { duty month due onTime medianHours }
    }
  }
`;

interface StatisticsData {
  readonly totals: Readonly<
    Record<'published' | 'collecting' | 'thresholdReached' | 'answered' | 'signatures', number>
  >;
  readonly days: readonly DayNumber[];
  readonly quarters: readonly QuarterData[];
  readonly territories: readonly TerritoriesData[] | null;
  readonly ages: readonly AgesData[] | null;
  readonly duties: readonly DutyRecordData[];
  readonly dutyMonths: readonly DutyMonthData[];
}

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const { petitionStatistics } = await site.query<{ petitionStatistics: StatisticsData }>(STATISTICS);
  site.cacheFor('Petition:list', 'Petition:days');
  const { t } = site.translator;
  return {
    ...petitionStatistics,
    title: `${t('petitions:statistics.title')} · ${site.tenant.names[site.locale].short}`,
    description: t('petitions:statistics.lead'),
  };
}

export const meta = pageMeta;

/** Petitions of the hromada in numbers: who signs, and whether the council keeps its terms. */
export default function Statistics() {
  const { totals, days, quarters, territories, ages, duties, dutyMonths } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const { href } = useSite();
  const stat = (key: 'published' | 'signatures' | 'thresholdReached' | 'answered') => ({
    key,
    value: format.number(totals[key]),
    label: t(`statistics.totals.${key}`, { count: totals[key] }),
  });
  const quarterName = (firstDay: string) => t('statistics.quarterName', quarterOf(firstDay));
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/'), label: t('nav.home') },
          { href: href('/petitions'), label: t('nav.public') },
        ]}
      />
      <h1>{t('statistics.title')}</h1>
      <p className="lead">{t('statistics.lead')}</p>
      <StatNumbers stats={[stat('published'), stat('signatures'), stat('thresholdReached'), stat('answered')]} />
      <section className="flow mt-7" aria-labelledby="punctuality">
        <h2 id="punctuality">{t('statistics.punctuality')}</h2>
        <p>{t('statistics.punctualityLead')}</p>
        <Punctuality records={duties} months={dutyMonths} />
      </section>
      <section className="flow mt-7" aria-labelledby="days">
        <h2 id="days">{t('statistics.days')}</h2>
        <DayChart days={days} />
        <p className="muted">{t('statistics.fresh')}</p>
      </section>
      <section className="flow mt-7" aria-labelledby="channels">
        <h2 id="channels">{t('statistics.channelsTitle')}</h2>
        <Quarters quarters={quarters} />
        <p className="muted">{t('statistics.small')}</p>
      </section>
      {territories ? (
        <section className="flow mt-7" aria-labelledby="territories">
          <h2 id="territories">{t('statistics.territoriesTitle')}</h2>
          <p>{t('statistics.territoriesLead')}</p>
          <Breakdown
            caption={t('statistics.territoriesTable')}
            of={t('statistics.territory')}
            parts={quarterParts(territories, quarterName, (quarter) => territoryRows(quarter, t))}
          />
        </section>
      ) : null}
      {ages ? (
        <section className="flow mt-7" aria-labelledby="ages">
          <h2 id="ages">{t('statistics.agesTitle')}</h2>
          <p>{t('statistics.agesLead')}</p>
          <Breakdown
            caption={t('statistics.agesTable')}
            of={t('statistics.age')}
            parts={quarterParts(ages, quarterName, (quarter) => ageRows(quarter, t))}
          />
        </section>
      ) : null}
      <p className="mt-7">
        <a href={href('/open-data')}>{t('statistics.openData')}</a>
      </p>
    </PageMain>
  );
}
