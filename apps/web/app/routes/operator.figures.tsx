import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useFormat, useTranslation } from '@viche/i18n';
import { pageMeta, siteOf } from '@viche/site';
import { StatNumbers, Table } from '@viche/ui';
import { operatorOf } from '../operator/operator-of.ts';
import { UsageGraphs } from '../operator/usage-graphs.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const site = siteOf(context);
  return { title: site.translator.t('operator:figures.title'), figures: await operatorOf(site).figures() };
}

export const meta = pageMeta;

const MEGABYTE = 1_048_576;

/** The platform in numbers: hromadas, people, work that waits or failed, the database, and the last days. */
export default function PlatformFigures() {
  const { figures } = useLoaderData<typeof loader>();
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { states, participants, processes, failedJobs, counted, queue, databaseBytes, days } = figures;
  const number = (value: number) => format.number(value);
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <h1>{t('figures.title')}</h1>
      <p className="lead mt-4">{t('figures.lead', { counted: number(counted), total: number(total) })}</p>
      <StatNumbers
        stats={[
          { key: 'participants', value: number(participants), label: t('figures.participants') },
          { key: 'processes', value: number(processes), label: t('figures.processes') },
          { key: 'failed', value: number(failedJobs), label: t('figures.failed') },
          {
            key: 'database',
            value: t('figures.megabytes', { number: format.number(databaseBytes / MEGABYTE, 0) }),
            label: t('figures.database'),
          },
        ]}
      />
      <div className="mt-7 flow">
        <h2>{t('figures.states')}</h2>
        <Table
          caption={t('figures.states')}
          captionAs="hidden"
          stack="never"
          rows={Object.entries(states)}
          rowKey={([state]) => state}
          columns={[
            { key: 'state', title: t('tenants.state'), cell: ([state]) => t(`state.${state}`) },
            { key: 'count', title: t('figures.sites'), align: 'number', cell: ([, count]) => number(count) },
          ]}
        />
      </div>
      <section aria-labelledby="queue" className="mt-7 flow">
        <h2 id="queue">{t('figures.queue')}</h2>
        <p>
          {queue
            ? t('figures.queueNow', {
                waiting: number(queue.waiting),
                active: number(queue.active),
                at: format.dateTime(queue.at, 'numeric'),
              })
            : t('figures.queueUntold')}
        </p>
      </section>
      <UsageGraphs days={days} />
    </>
  );
}
