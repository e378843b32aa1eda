import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation, Written } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Crumbs, EmptyState, PageMain } from '@viche/ui';
import { TERRITORY_FIELDS, type TerritoriesData, territoryRows } from '../breakdown-data.ts';
import { Breakdown } from '../components/breakdown.tsx';
import { DayChart, type DayNumber } from '../components/day-chart.tsx';
import { petitionPath } from '../petition-path.ts';
import { requirePublished } from '../petition-summary.ts';

const DAYS = /* GraphQL */ `
  query PetitionDays($ref: String!) {
    petition(ref: $ref) { uuid ref title state publishedAt refusal { number } signatureCount signatureDays { day signatures } signatureTerritories { ${TERRITORY_FIELDS} } }
  }
`;

interface PetitionDays {
  readonly petition: {
    readonly uuid: string;
    readonly ref: string;
    readonly title: string;
    readonly state: string;
    readonly publishedAt: string | null;
    readonly refusal: object | null;
    readonly signatureCount: number;
    readonly signatureDays: readonly DayNumber[];
    readonly signatureTerritories: TerritoriesData | null;
  } | null;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  const petition = requirePublished((await site.query<PetitionDays>(DAYS, { ref: params.key })).petition);
  site.cacheFor(`Petition:${petition.uuid}`, 'Petition:days');
  const title = site.translator.t('petitions:statistics.ofPetition');
  return { petition, title: `${title}: ${petition.title}` };
}

export const meta = pageMeta;

/** How one petition gathered its signatures, day by day. Apart from its page, which a whole country may read at once. */
export default function PetitionStatistics() {
  const { petition } = useLoaderData<typeof loader>();
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const path = petitionPath(petition);
  const territories = petition.signatureTerritories;
  const counted = petition.signatureDays.some(({ signatures }) => signatures > 0);
  return (
    <PageMain>
      <Crumbs
        items={[
          { href: href('/petitions'), label: t('nav.public') },
          { href: href(path), label: petition.title },
        ]}
      />
      <div className="flow">
        <h1>{t('statistics.ofPetition')}</h1>
        <p className="lead">
          <Written>{petition.title}</Written>
        </p>
        {counted ? (
          <DayChart days={petition.signatureDays} />
        ) : (
          <EmptyState icon="stats" title={t('statistics.noDays')}>
            {t('statistics.noDaysNote')}
          </EmptyState>
        )}
        <p className="muted">{t('statistics.fresh')}</p>
      </div>
      {territories ? (
        <section className="flow mt-7" aria-labelledby="territories">
          <h2 id="territories">{t('statistics.territoriesTitle')}</h2>
          <Breakdown
            caption={t('statistics.territoriesTable')}
            of={t('statistics.territory')}
            parts={[
              {
                key: 'petition',
                title: t('statistics.signaturesInAll', { count: territories.signatures }),
                rows: territoryRows(territories, t),
              },
            ]}
          />
          <p className="muted">{t('statistics.territoriesOfPetition')}</p>
        </section>
      ) : null}
      <div className="flow mt-7">
        <p>
          <a href={href('/petitions/statistics')}>{t('statistics.all')}</a>
        </p>
      </div>
    </PageMain>
  );
}
