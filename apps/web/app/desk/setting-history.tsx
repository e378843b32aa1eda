import { useFormat, useTranslation } from '@viche/i18n';
import type { FieldModel } from '@viche/settings';
import { Table } from '@viche/ui';
import { useSettingText } from './setting-text.ts';

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
  const text = useSettingText();
  const fieldOf = (key: string) => fields.find((field) => field.key === key);
  if (history.length === 0) return <p className="muted">{t('settings.noHistory')}</p>;
  return (
    <Table
      caption={t('settings.historyCaption')}
      captionAs="hidden"
      stack="wide"
      rows={history}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'setting',
          title: t('settings.setting'),
          cell: ({ key }) => {
            const title = fieldOf(key)?.title;
            return title ? t(title) : key;
          },
        },
        { key: 'old', title: t('settings.was'), cell: ({ key, oldValue }) => text(fieldOf(key), oldValue) },
        { key: 'new', title: t('settings.became'), cell: ({ key, newValue }) => text(fieldOf(key), newValue) },
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
