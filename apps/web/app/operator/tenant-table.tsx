import { useFormat, useTranslation } from '@viche/i18n';
import { type OperatorTenantEntry, useSite } from '@viche/site';
import { Table } from '@viche/ui';
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
              <a href={href(`/operator/tenants/${slug}`)}>{name}</a>
              <br />
              <span className="muted sm">{region}</span>
            </>
          ),
        },
        {
          key: 'state',
          title: t('tenants.state'),
          cell: ({ state, idle }) => (
            <>
              <TenantState state={state} />
              {idle ? (
                <>
                  <br />
                  <span className="muted sm">{t('tenants.idle')}</span>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'opened',
          title: t('tenants.opened'),
          cell: ({ openedAt, usage }) => (
            <>
              {format.date(openedAt, 'numeric')}
              {usage?.lastActivityOn ? (
                <>
                  <br />
                  <span className="muted sm">
                    {t('tenants.activeOn', { day: format.date(usage.lastActivityOn, 'numeric') })}
                  </span>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'participants',
          title: t('tenants.participants'),
          align: 'number',
          cell: ({ usage, population }) => (
            <>
              {number(usage?.participants)}
              <br />
              <span className="muted sm">{t('tenants.ofPeople', { number: number(population) })}</span>
            </>
          ),
        },
        {
          key: 'processes',
          title: t('tenants.processes'),
          align: 'number',
          cell: ({ usage }) => number(usage?.processes),
        },
        { key: 'modules', title: t('tenants.modules'), cell: ({ usage }) => usage?.modules.join(', ') || '—' },
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
