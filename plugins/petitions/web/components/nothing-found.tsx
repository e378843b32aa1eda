import { useTranslation } from '@viche/i18n';
import { useSite } from '@viche/site';
import { EmptyState, LinkButton } from '@viche/ui';
import { type ListQuestion, listAddress } from '../list-address.ts';

interface NothingFoundProps {
  readonly asked: ListQuestion;
  readonly filters: 'none' | 'some';
}

/** An empty list: what is missing, and the nearest way on: the same words without filters, or all petitions. */
export function NothingFound({ asked, filters }: NothingFoundProps) {
  const { t } = useTranslation('petitions');
  const { href } = useSite();
  const { search } = asked;
  if (filters === 'none') {
    return (
      <EmptyState icon="petition" title={t('list.emptyTitle')}>
        {t('list.emptyBody')}
      </EmptyState>
    );
  }
  const wordsAlone = listAddress(asked, { states: [], category: '', territory: '' });
  const isNarrowed = search !== '' && wordsAlone !== listAddress(asked, {});
  return (
    <EmptyState
      icon="search"
      title={search ? t('list.nothingTitle', { search }) : t('list.nothingFilteredTitle')}
      acts={
        <>
          {isNarrowed ? (
            <LinkButton variant="second" href={href(wordsAlone)}>
              {t('list.searchEverywhere')}
            </LinkButton>
          ) : null}
          <LinkButton variant="second" href={href('/petitions')}>
            {t('list.reset')}
          </LinkButton>
        </>
      }
    >
      {search ? t('list.nothingBody') : t('list.nothingFilteredBody')}
    </EmptyState>
  );
}
