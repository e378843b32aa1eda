import { useFormat, useTranslation } from '@viche/i18n';

const PLURALS: Readonly<Record<string, string>> = { assurance: 'assurances', channel: 'channels', pattern: 'patterns' };

/** The conditions of an invalidation in words. */
export function useConditions(): (criteria: Readonly<Record<string, string | boolean>>) => string {
  const { t } = useTranslation('petitions');
  const format = useFormat();
  const wordOf = (name: string, value: string | boolean): string => {
    if (name === 'from' || name === 'to') return format.dateTime(String(value));
    const group = PLURALS[name];
    return group ? t(`integrity.review.${group}.${value}`) : '';
  };
  return (criteria) =>
    Object.entries(criteria)
      .map(([name, value]) => t(`integrity.review.condition.${name}`, { value: wordOf(name, value) }))
      .join(', ');
}
