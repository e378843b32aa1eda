import { useFormat, useTranslation } from '@viche/i18n';
import type { OperatorUsageDay } from '@viche/site';
import { EmptyState, Table } from '@viche/ui';
import { DayBars } from '../desk/desk-activity.tsx';

type Days = readonly (Omit<OperatorUsageDay, 'day'> & { readonly day: string })[];
const KINDS = ['signIns', 'acts', 'failedJobs'] as const;
const DAY_MS = 86_400_000;

/** Every day from the first counted one to the last, in their order: a graph without the empty ones lies. */
export function withEveryDay(
  days: Days,
  kind: (typeof KINDS)[number],
): { readonly day: string; readonly value: number }[] {
  const known = new Map(days.map((one) => [one.day, one[kind]]));
  const [first, last] = [days.at(-1)?.day, days[0]?.day];
  if (!first || !last) return [];
  return Array.from({ length: Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1 }, (_, place) => {
    const day = new Date(Date.parse(first) + place * DAY_MS).toISOString().slice(0, 10);
    return { day, value: known.get(day) ?? 0 };
  });
}

/** The last days as a site, or the platform, counted them: a graph for each kind, and one table of all numbers. */
export function UsageGraphs({ days }: { days: Days }) {
  const { t } = useTranslation('operator');
  const format = useFormat();
  return (
    <section aria-labelledby="usage" className="mt-7 flow">
      <h2 id="usage">{t('figures.days')}</h2>
      {days.length === 0 ? (
        <EmptyState icon="stats" title={t('figures.noDays')} headingLevel={3} />
      ) : (
        <>
          {KINDS.map((kind) => (
            <section key={kind} aria-labelledby={`usage-${kind}`} className="flow-sm">
              <h3 id={`usage-${kind}`}>{t(`figures.${kind}`)}</h3>
              <DayBars
                label={t(`figures.${kind}`)}
                days={withEveryDay(days, kind)}
                empty={t('figures.quiet')}
                table="elsewhere"
              />
            </section>
          ))}
          <Table
            caption={t('figures.daysTable')}
            captionAs="hidden"
            stack="never"
            size="sm"
            rows={days}
            rowKey={({ day }) => day}
            columns={[
              { key: 'day', title: t('figures.day'), cell: ({ day }) => format.date(day, 'numeric') },
              ...KINDS.map((kind) => ({
                key: kind,
                title: t(`figures.${kind}`),
                align: 'number' as const,
                cell: (row: Days[number]) => format.number(row[kind]),
              })),
            ]}
          />
        </>
      )}
    </section>
  );
}
