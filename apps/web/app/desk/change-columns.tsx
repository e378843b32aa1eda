import { useTranslation } from '@viche/i18n';
import type { FieldModel } from '@viche/settings';
import { useSettingText } from './setting-text.ts';

interface ChangedValue {
  readonly key: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
}

/** Columns of a table of changed settings: which one, its value before and after, under the titles of the table. */
export function useChangeColumns(
  fields: readonly FieldModel[],
  titles: { readonly old: string; readonly new: string },
) {
  const { t } = useTranslation('site');
  const text = useSettingText();
  const fieldOf = (key: string) => fields.find((field) => field.key === key);
  return [
    {
      key: 'setting',
      title: t('settings.setting'),
      cell: ({ key }: ChangedValue) => {
        const title = fieldOf(key)?.title;
        return title ? t(title) : key;
      },
    },
    { key: 'old', title: titles.old, cell: ({ key, oldValue }: ChangedValue) => text(fieldOf(key), oldValue) },
    { key: 'new', title: titles.new, cell: ({ key, newValue }: ChangedValue) => text(fieldOf(key), newValue) },
  ];
}
