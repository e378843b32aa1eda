import { useFormat, useTranslation } from '@viche/i18n';
import { type OperatorTenantEntry, useSite } from '@viche/site';
import { Table, TextLink } from '@viche/ui';
import { TenantState } from './tenant-state.tsx';

/** Hromadas with what their own jobs counted of them; a dash stands before the first count. */
export function TenantTable({ tenants }: { tenants: readonly OperatorTenantEntry[] }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  const { href } = useSite();
  const number = (value: number | undefined) => (value === undefined ? '—' : format.number(value));
  return (
    <Table
      caption={t('tenants.title')}
      captionAs="hidden"
      stack="wide"
      size="sm"
      rows={tenants}
      rowKey={({ slug }) => slug}
      rowTone={({ usage }) => (usage && usage.failedJobs > 0 ? 'warn' : undefined)}
      columns={[
        {
          key: 'name',
          title: t('tenants.name'),
          cell: ({ slug, name, region }) => (
            <>
              <TextLink href={href(`/operator/tenants/${slug}`)}>{name}</TextLink>
              <br />
              <span className="muted sm">{region}</span>
            </>
          ),
        },
        { key: 'state', title: t('tenants.state'), cell: ({ state }) => <TenantState state={state} /> },
        {
          key: 'opened',
          title: t('tenants.opened'),
          cell: ({ openedAt }) => format.date(openedAt, 'numeric'),
        },
        {
          key: 'population',
          title: t('tenants.population'),
          align: 'number',
          cell: ({ population }) => format.number(population),
        },
        {
          key: 'participants',
          title: t('tenants.participants'),
          align: 'number',
          cell: ({ usage }) => number(usage?.participants),
        },
        {
          key: 'processes',
          title: t('tenants.processes'),
          align: 'number',
          cell: ({ usage }) => number(usage?.processes),
        },
        { key: 'modules', title: t('tenants.modules'), cell: ({ usage }) => usage?.modules.join(', ') || '—' },
        {
          key: 'active',
          title: t('tenants.active'),
          cell: ({ usage }) => (usage?.lastActivityOn ? format.date(usage.lastActivityOn, 'numeric') : '—'),
        },
        {
          key: 'failed',
          title: t('tenants.failed'),
          align: 'number',
          cell: ({ usage }) => number(usage?.failedJobs),
        },
      ]}
    />
  );
}
