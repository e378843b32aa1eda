import { useTranslation } from '@viche/i18n';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon.tsx';

/**
 * Filters of a list: beside it on a wide screen, folded above it on a phone. A closed `<details>` cannot be opened by
 * CSS alone, so the form is rendered twice and `children` must put `prefix` before its ids.
 */
export function FilterPanel({ summary, children }: { summary: string; children: (prefix: string) => ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <aside className="no-print" aria-label={t('filter.label')}>
      <details className="fold narrow-only">
        <summary>
          <Icon name="list" />
          {summary}
        </summary>
        <div>{children('narrow-')}</div>
      </details>
      <div className="wide-only stick">{children('wide-')}</div>
    </aside>
  );
}
