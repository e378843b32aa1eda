import { useTranslation, Written } from '@viche/i18n';
import { Meta, MetaItem, Tag } from '@viche/ui';
import type { PetitionData } from '../petition-document.ts';
import { StateChip } from './state-chip.tsx';

type HeadData = Pick<PetitionData, 'state' | 'category' | 'territory' | 'number' | 'title' | 'authorName'>;

/** Which petition it is and whose: state, topic, territory, number, title, author. `date` is what the reader counts from, in words. */
export function PetitionHead({ petition, date }: { petition: HeadData; date: string | null }) {
  const { t } = useTranslation('petitions');
  return (
    <>
      <p className="row">
        <StateChip state={petition.state} />
        {petition.category ? <Tag>{petition.category.title}</Tag> : null}
        {petition.territory ? <Tag>{petition.territory.name}</Tag> : null}
        {petition.number ? <span className="muted sm">{t('page.number', { number: petition.number })}</span> : null}
      </p>
      <h1>
        <Written>{petition.title}</Written>
      </h1>
      <Meta>
        {petition.authorName ? (
          <MetaItem icon="user">
            <bdi>{petition.authorName}</bdi>
          </MetaItem>
        ) : null}
        {date ? <MetaItem icon="cal">{date}</MetaItem> : null}
      </Meta>
    </>
  );
}
