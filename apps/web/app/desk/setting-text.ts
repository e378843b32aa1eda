import { moneyForField } from '@viche/forms';
import { useTranslation } from '@viche/i18n';
import type { FieldModel } from '@viche/settings';

/** A value as its control holds it. */
export function settingText(field: FieldModel, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.widget === 'money' && typeof value === 'number') return moneyForField(value);
  return Array.isArray(value) ? value.join('\n') : String(value);
}

/** A value in words, for notes and history: the label of a choice, yes or no, a list in one line. */
export function useSettingText(): (field: FieldModel | undefined, value: unknown) => string {
  const { t } = useTranslation('core');
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('words.notSet');
    if (typeof value === 'boolean') return t(value ? 'words.yes' : 'words.no');
    const choices = field && 'choices' in field ? field.choices : [];
    const label = (one: unknown) => {
      const choice = choices.find((known) => known.value === one);
      return choice ? t(choice.label) : String(one);
    };
    if (Array.isArray(value)) return value.map(label).join(', ');
    return field ? label(field.widget === 'money' ? settingText(field, value) : value) : String(value);
  };
}
