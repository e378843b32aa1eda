import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf, useSite } from '@viche/site';
import { Counters, EmptyState, TextLink } from '@viche/ui';
import { type DeskActivityData, DeskGraphs } from '../desk/desk-activity.tsx';
import { type DeskNoticeData, DeskNotices, type DeskNumberData, DeskNumbers } from '../desk/desk-facts.tsx';
import { type Duty, DutyTable, type Urgency, urgencyOf } from '../desk/duty-table.tsx';
import { ROLLOUT_FIELDS, type RolloutStepData, RolloutSummary } from '../desk/rollout-plan.tsx';

const DUTIES = /* GraphQL */ `
  query Desk {
    duties { id label title path dueOn dueBefore paused formerDueOn movedBy }
    rolloutPlan { ${ROLLOUT_FIELDS} }
    deskNotices { key tone text path act }
    deskNumbers { plugin key label value }
    deskActivity { plugin key label days values }
  }
`;

interface DeskAnswers {
  readonly duties: Duty[];
  readonly rolloutPlan: RolloutStepData[];
  readonly deskNotices: DeskNoticeData[];
  readonly deskNumbers: DeskNumberData[];
  readonly deskActivity: DeskActivityData[];
}

const FILTERS = ['overdue', 'today', 'week'] as const satisfies readonly Urgency[];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  site.requireStaff();
  const answer = await site.query<DeskAnswers>(DUTIES);
  const filter = FILTERS.find((known) => known === new URL(request.url).searchParams.get('due')) ?? null;
  return { title: site.translator.t('core:areas.desk'), ...answer, filter, now: new Date().toISOString() };
}

export const meta = pageMeta;

/** What an officer sees first: what is late, what is due today and this week, and every running term. */
export default function Desk() {
  const { t } = useTranslation('site');
  const format = useFormat();
  const { actor, href } = useSite();
  const { duties, rolloutPlan, deskNotices, deskNumbers, deskActivity, filter, now } = useLoaderData<typeof loader>();
  const [, given = ''] = (actor.publicName ?? '').split(' ');
  const shown = filter ? duties.filter((duty) => urgencyOf(duty, now) === filter) : duties;
  return (
    <>
      <div className="flow-sm mb-5">
        <h1>{given ? t('desk.hello', { name: given }) : t('core:areas.desk')}</h1>
        <p className="muted">
          {format.date(now, 'weekday')}, {format.time(now)}
        </p>
      </div>
      <DeskNotices notices={deskNotices} />
      <Counters
        counters={FILTERS.map((urgency) => {
          const count = duties.filter((duty) => urgencyOf(duty, now) === urgency).length;
          const tones = { overdue: 'bad', today: 'warn', week: undefined } as const;
          return {
            key: urgency,
            href: `${href('/admin')}?due=${urgency}#due`,
            value: format.number(count),
            label: t(`desk.counter.${urgency}`, { count }),
            tone: count > 0 ? tones[urgency] : undefined,
          };
        })}
      />
      <section className="mt-7" aria-labelledby="due">
        <div className="row row-between mb-4">
          <h2 id="due">{filter ? t(`desk.filter.${filter}`) : t('desk.nearest')}</h2>
          {filter ? <TextLink href={href('/admin')}>{t('desk.showAll')}</TextLink> : null}
        </div>
        {shown.length > 0 ? (
          <DutyTable duties={shown} now={now} />
        ) : (
          <EmptyState icon="ok" title={t('desk.nothing')} headingLevel={3}>
            {t('desk.nothingBody')}
          </EmptyState>
        )}
      </section>
      <DeskNumbers numbers={deskNumbers} />
      <DeskGraphs activities={deskActivity} />
      <RolloutSummary steps={rolloutPlan} />
    </>
  );
}
