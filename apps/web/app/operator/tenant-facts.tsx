import { useFormat, useTranslation } from '@viche/i18n';
import type { OperatorTenantPage } from '@viche/site';
import { EmptyState, StatNumbers, Table, TextLink } from '@viche/ui';
import { TenantState } from './tenant-state.tsx';

interface FactsOf {
  readonly tenant: Pick<
    OperatorTenantPage,
    'state' | 'region' | 'href' | 'code' | 'edrpou' | 'population' | 'now' | 'openedAt'
  >;
}

const NUMBERS = ['participants', 'processes', 'signIns', 'acts'] as const;

/** Who the hromada is, and its numbers of this moment. */
export function TenantFacts({ tenant }: FactsOf) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { state, region, href, code, edrpou, population, openedAt, now } = tenant;
  const facts = [
    { key: 'state', value: <TenantState state={state} /> },
    { key: 'region', value: region },
    { key: 'address', value: <TextLink href={href}>{new URL(href).host}</TextLink> },
    { key: 'code', value: code },
    { key: 'edrpou', value: edrpou ?? '—' },
    { key: 'population', value: format.number(population) },
    { key: 'opened', value: format.date(openedAt, 'numeric') },
  ];
  return (
    <>
      <dl className="flow-sm mt-5">
        {facts.map(({ key, value }) => (
          <div key={key}>
            <dt className="muted sm">{t(`tenants.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <StatNumbers
        stats={NUMBERS.map((key) => ({ key, value: format.number(now[key]), label: t(`tenant.now.${key}`) }))}
      />
    </>
  );
}

interface FailuresOf {
  readonly failures: OperatorTenantPage['failures'];
}

/** Jobs that used up their attempts: kind and error, nothing of what they carried. */
export function TenantFailures({ failures }: FailuresOf) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  return (
    <section aria-labelledby="failures" className="mt-7 mb-7 flow">
      <h2 id="failures">{t('tenant.failures')}</h2>
      {failures.length === 0 ? (
        <EmptyState icon="ok" title={t('tenant.noFailures')} headingLevel={3} />
      ) : (
        <Table
          caption={t('tenant.failures')}
          captionAs="hidden"
          stack="narrow"
          size="sm"
          rows={failures}
          rowKey={({ id }) => id}
          columns={[
            { key: 'job', title: t('tenant.job'), cell: ({ job }) => job },
            { key: 'at', title: t('journal.at'), cell: ({ at }) => format.dateTime(at, 'numeric') },
            { key: 'attempts', title: t('tenant.attempts'), align: 'number', cell: ({ attempts }) => attempts },
            { key: 'reason', title: t('tenant.error'), cell: ({ reason }) => reason },
          ]}
        />
      )}
    </section>
  );
}
