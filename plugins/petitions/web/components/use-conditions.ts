import { useFormat, useTranslation } from '@viche/i18n';

const PLURALS: Readonly<Record<string, string>> = { assurance: 'assurances', channel: 'channels', pattern: 'patterns' };

// The database keeps them in an order of its own.
const ORDER = ['from', 'to', 'network', 'assurance', 'channel', 'pattern'];

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
    ORDER.flatMap((name) => (criteria[name] === undefined ? [] : [[name, criteria[name]] as const]))
      .map(([name, value]) => t(`integrity.review.condition.${name}`, { value: wordOf(name, value) }))
      .join(', ');
}
