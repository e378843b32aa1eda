import { useFormat, useTranslation } from '@viche/i18n';
import { BarChart, Fold, Table } from '@viche/ui';

export interface DayNumber {
  readonly day: string;
  readonly signatures: number;
}

/** Bars that a phone can still tell apart; longer stretches are drawn by week. */
const MOST_BARS = 120;
const WEEK = 7;

function inWeeks(days: readonly DayNumber[]): DayNumber[] {
  return Array.from({ length: Math.ceil(days.length / WEEK) }, (_, week) => {
    const part = days.slice(week * WEEK, (week + 1) * WEEK);
    return { day: part[0]!.day, signatures: part.reduce((sum, { signatures }) => sum + signatures, 0) };
  });
}

/** Signatures day by day: bars, what they show in words, and every number in a table. */
export function DayChart({ days }: { days: readonly DayNumber[] }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const drawn = days.length > MOST_BARS ? inWeeks(days) : days;
  const most = days.reduce((best, day) => (day.signatures > best.signatures ? day : best), days[0]!);
  const total = days.reduce((sum, { signatures }) => sum + signatures, 0);
  const finding = t('statistics.finding', {
    from: format.date(days[0]!.day),
    to: format.date(days.at(-1)!.day),
    total: format.number(total),
    most: format.number(most.signatures),
    day: format.date(most.day),
  });
  return (
    <div className="flow">
      <BarChart
        bars={drawn.map(({ day, signatures }) => ({ label: format.date(day, 'day'), value: signatures }))}
        finding={finding}
        ends={drawn.length > 8 ? [format.date(days[0]!.day), format.date(days.at(-1)!.day)] : undefined}
      />
      <p>{finding}</p>
      {drawn === days ? null : <p className="muted">{t('statistics.byWeek')}</p>}
      <Fold summary={t('statistics.table')}>
        <Table
          caption={t('statistics.table')}
          captionAs="hidden"
          size="sm"
          stack="never"
          rows={days.filter(({ signatures }) => signatures > 0)}
          rowKey={({ day }) => day}
          columns={[
            {
              key: 'day',
              title: t('statistics.day'),
              cell: ({ day }) => format.date(day),
              total: t('statistics.inAll'),
            },
            {
              key: 'signatures',
              title: t('statistics.signatures'),
              align: 'number',
              cell: ({ signatures }) => format.number(signatures),
              total: format.number(total),
            },
          ]}
        />
      </Fold>
    </div>
  );
}
