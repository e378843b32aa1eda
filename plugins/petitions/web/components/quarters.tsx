import { useFormat, useTranslation } from '@viche/i18n';
import { Table } from '@viche/ui';

export interface QuarterData {
  readonly quarter: string;
  readonly signatures: number;
  readonly channels: readonly { readonly channel: string; readonly signatures: number | null }[];
}

/** Number and year of a quarter by its first day. */
export const quarterOf = (firstDay: string): { quarter: number; year: number } => ({
  quarter: Math.floor((Number(firstDay.slice(5, 7)) - 1) / 3) + 1,
  year: Number(firstDay.slice(0, 4)),
});

/** Through which channels the signatures of closed quarters came; what is hidden says so in words. */
export function Quarters({ quarters }: { quarters: readonly QuarterData[] }) {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  if (quarters.length === 0) return <p>{t('statistics.noQuarters')}</p>;
  const channels = quarters[0]!.channels.map(({ channel }) => channel);
  return (
    <Table
      caption={t('statistics.channelsByQuarter')}
      rows={quarters}
      rowKey={({ quarter }) => quarter}
      columns={[
        {
          key: 'quarter',
          title: t('statistics.quarter'),
          cell: ({ quarter }) => t('statistics.quarterName', quarterOf(quarter)),
        },
        ...channels.map((channel) => ({
          key: channel,
          title: t(`statistics.channels.${channel.toLowerCase()}`),
          align: 'number' as const,
          cell: (row: QuarterData) => {
            const figure = row.channels.find((known) => known.channel === channel)?.signatures ?? null;
            return figure === null ? t('statistics.hidden') : format.number(figure);
          },
        })),
        {
          key: 'all',
          title: t('statistics.signatures'),
          align: 'number',
          cell: ({ signatures }) => format.number(signatures),
        },
      ]}
    />
  );
}
