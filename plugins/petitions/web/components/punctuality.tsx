import { useFormat, useTranslation } from '@viche/i18n';
import { Fold, Table } from '@viche/ui';
import { stateWord } from './state-chip.tsx';

export interface DutyRecordData {
  readonly duty: string;
  readonly due: number;
  readonly onTime: number;
  readonly medianHours: number | null;
  readonly overdueNow: number;
}

export interface DutyMonthData extends Omit<DutyRecordData, 'overdueNow'> {
  readonly month: string;
}

/** How the council kept its terms: a year at a glance, what is overdue now, and month by month for who wants to know. */
export function Punctuality(props: { records: readonly DutyRecordData[]; months: readonly DutyMonthData[] }) {
  const { records, months } = props;
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const duty = (row: { readonly duty: string }) => t(`statistics.duties.${stateWord(row.duty)}`);
  const share = ({ due, onTime }: { due: number; onTime: number }) =>
    due === 0 ? t('statistics.nothingDue') : t('statistics.kept', { onTime, due, share: format.percent(onTime / due) });
  const median = ({ medianHours }: { medianHours: number | null }) => {
    if (medianHours === null) return '—';
    const hours = Math.round(medianHours);
    return hours > 0 ? t('statistics.hours', { count: hours }) : t('statistics.underAnHour');
  };
  return (
    <>
      <Table
        caption={t('statistics.punctualityYear')}
        rows={records}
        rowKey={(row) => row.duty}
        rowTone={({ overdueNow }) => (overdueNow > 0 ? 'bad' : undefined)}
        columns={[
          { key: 'duty', title: t('statistics.duty'), cell: duty },
          { key: 'kept', title: t('statistics.onTime'), cell: share },
          { key: 'median', title: t('statistics.median'), cell: median },
          {
            key: 'overdue',
            title: t('statistics.overdue'),
            align: 'number',
            cell: ({ overdueNow }) => format.number(overdueNow),
          },
        ]}
      />
      {months.length > 0 ? (
        <Fold summary={t('statistics.byMonth')}>
          <Table
            caption={t('statistics.byMonth')}
            captionAs="hidden"
            size="sm"
            rows={months}
            rowKey={(row) => `${row.month} ${row.duty}`}
            columns={[
              { key: 'month', title: t('statistics.month'), cell: ({ month }) => format.date(month, 'month') },
              { key: 'duty', title: t('statistics.duty'), cell: duty },
              { key: 'kept', title: t('statistics.onTime'), cell: share },
              { key: 'median', title: t('statistics.median'), cell: median },
            ]}
          />
        </Fold>
      ) : null}
    </>
  );
}
