import { useTranslation } from '@viche/i18n';
import { TextLink } from '../button/button.tsx';
import { FilterTag } from '../chip/chip.tsx';

interface AppliedFilter {
  readonly label: string;
  /** Address of the list without this filter. */
  readonly href: string;
}

/** The filters in force, each a link that takes it away; the last link takes all. Nothing where nothing is filtered. */
export function AppliedFilters({ filters, resetHref }: { filters: readonly AppliedFilter[]; resetHref: string }) {
  const { t } = useTranslation('ui');
  if (filters.length === 0) return null;
  return (
    <p className="row mb-4">
      <span className="muted sm">{t('filter.applied')}</span>
      {filters.map(({ label, href }) => (
        <FilterTag key={href} href={href}>
          {label}
        </FilterTag>
      ))}
      <TextLink href={resetHref}>{t('filter.reset')}</TextLink>
    </p>
  );
}
