import { useFormat, useTranslation } from '@viche/i18n';
import type { FieldModel } from '@viche/settings';
import { Table } from '@viche/ui';
import { useChangeColumns } from './change-columns.tsx';

interface Change {
  readonly id: string;
  readonly at: string | Date;
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly by: string | null;
  readonly reason: string | null;
}

/** Who changed what, from which value to which, when and why. */
export function SettingHistory({ fields, history }: { fields: readonly FieldModel[]; history: readonly Change[] }) {
  const { t } = useTranslation('site');
  const format = useFormat();
  const columns = useChangeColumns(fields, { old: t('settings.was'), new: t('settings.became') });
  if (history.length === 0) return <p className="muted">{t('settings.noHistory')}</p>;
  return (
    <Table
      caption={t('settings.historyCaption')}
      captionAs="hidden"
      stack="wide"
      rows={history}
      rowKey={({ id }) => id}
      columns={[
        ...columns,
        {
          key: 'by',
          title: t('settings.by'),
          cell: ({ by, reason }) => (
            <>
              {by}
              {reason ? <span className="muted sm"> {reason}</span> : null}
            </>
          ),
        },
        { key: 'at', title: t('settings.at'), cell: ({ at }) => format.dateTime(at) },
      ]}
    />
  );
}
