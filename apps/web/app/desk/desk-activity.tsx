import { useFormat, useTranslation } from '@viche/i18n';
import { BarChart, Fold, Table } from '@viche/ui';
import { DeskSection } from './desk-section.tsx';

export interface DeskActivityData {
  readonly plugin: string;
  readonly key: string;
  readonly label: string;
  readonly days: readonly string[];
  /** In the order of the days. */
  readonly values: readonly number[];
}

/** What went on in the last weeks, a graph for each kind, with its numbers in a table. */
export function DeskGraphs({ activities }: { activities: readonly DeskActivityData[] }) {
  return activities.map((activity) => <DeskGraph key={`${activity.plugin}.${activity.key}`} activity={activity} />);
}

function DeskGraph({ activity: { plugin, key, label, days, values } }: { activity: DeskActivityData }) {
  const { t } = useTranslation('dashboard');
  const id = `graph-${plugin}-${key}`;
  return (
    <DeskSection id={id} title={label}>
      <DayBars label={label} days={days.map((day, at) => ({ day, value: values[at] ?? 0 }))} empty={t('quiet')} />
    </DeskSection>
  );
}

interface DayBarsProps {
  readonly label: string;
  /** From the first to the last, the empty ones too. */
  readonly days: readonly { readonly day: string; readonly value: number }[];
  /** What is said instead of bars when nothing went on. */
  readonly empty: string;
  /** `elsewhere`: a table beside it has the same numbers. */
  readonly table?: 'folded' | 'elsewhere';
}

/** Bars by day, what they show in words, and each number in a table. */
export function DayBars({ label, days, empty, table = 'folded' }: DayBarsProps) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.every(({ value }) => value === 0)) return <p className="muted">{empty}</p>;
  const most = days.reduce((best, day) => (day.value > best.value ? day : best));
  const finding = t('graph', {
    label,
    from: format.date(first.day, 'day'),
    to: format.date(last.day, 'day'),
    total: format.number(days.reduce((sum, { value }) => sum + value, 0)),
    most: format.number(most.value),
    day: format.date(most.day, 'day'),
  });
  return (
    <div className="flow">
      <BarChart
        bars={days.map(({ day, value }) => ({ label: format.date(day, 'day'), value }))}
        finding={finding}
        ends={[format.date(first.day, 'day'), format.date(last.day, 'day')]}
      />
      <p>{finding}</p>
      {table === 'folded' ? <NumbersByDay label={label} days={days} /> : null}
    </div>
  );
}

function NumbersByDay({ label, days }: Pick<DayBarsProps, 'label' | 'days'>) {
  const { t } = useTranslation('dashboard');
  const format = useFormat();
  return (
    <Fold summary={t('byDay')}>
      <Table
        caption={label}
        captionAs="hidden"
        size="sm"
        stack="never"
        rows={[...days].reverse()}
        rowKey={({ day }) => day}
        columns={[
          { key: 'day', title: t('day'), cell: ({ day }) => format.date(day) },
          { key: 'value', title: label, align: 'number', cell: ({ value }) => format.number(value) },
        ]}
      />
    </Fold>
  );
}
