import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { EmptyState, LinkButton } from '@viche/ui';

interface NothingFoundProps {
  readonly search: string;
  readonly filters: 'none' | 'some';
}

/** An empty list: what is missing, and the way back to all petitions where something was filtered away. */
export function NothingFound({ search, filters }: NothingFoundProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  if (filters === 'none') {
    return (
      <EmptyState icon="petition" title={t('list.emptyTitle')}>
        {t('list.emptyBody')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={search ? t('list.nothingTitle', { search }) : t('list.nothingFilteredTitle')}
      acts={
        <LinkButton variant="second" href={href('/petitions')}>
          {t('list.reset')}
        </LinkButton>
      }
    >
      {search ? t('list.nothingBody') : t('list.nothingFilteredBody')}
    </EmptyState>
  );
}
